package org.caselli.fax.domain.fax;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.mail.DeliveryWish;

/**
 * How the sender wants a fax to be sent.
 *
 * @param stationId T.30 station id; empty for the caller number
 * @param header sender's text of the page header; empty for the caller name
 * @param timezone of the page header; empty for the owner's, else the account's
 * @param recipients mail addresses that get the receipt or the error notice
 * @param sources where documents come from that are not uploaded, by their position from 1
 * @param sipHeaders extra SIP headers
 * @param bypassE164 dial {@code rawNumber} as it was given
 * @param rawNumber destination as it was given
 * @param ensureValidCallerId overrides the setting of that name
 * @param look overrides settings of how documents are drawn
 * @param wish what the sender of a mail wants to be told in place of notices
 */
public record FaxOptions(
    String stationId,
    String header,
    String timezone,
    List<String> recipients,
    Map<Integer, Source> sources,
    Map<String, String> sipHeaders,
    boolean bypassE164,
    String rawNumber,
    Optional<Boolean> ensureValidCallerId,
    Look look,
    Optional<DeliveryWish> wish) {
  public FaxOptions {
    Objects.requireNonNull(stationId);
    Objects.requireNonNull(header);
    Objects.requireNonNull(timezone);
    recipients = List.copyOf(recipients);
    sources = Map.copyOf(sources);
    sipHeaders = Map.copyOf(sipHeaders);
    Objects.requireNonNull(rawNumber);
    Objects.requireNonNull(ensureValidCallerId);
    Objects.requireNonNull(look);
    Objects.requireNonNull(wish);
  }

  /** Options of a fax whose sender wants notices as everybody does. */
  public FaxOptions(
      String stationId,
      String header,
      String timezone,
      List<String> recipients,
      Map<Integer, Source> sources,
      Map<String, String> sipHeaders,
      boolean bypassE164,
      String rawNumber,
      Optional<Boolean> ensureValidCallerId,
      Look look) {
    this(
        stationId,
        header,
        timezone,
        recipients,
        sources,
        sipHeaders,
        bypassE164,
        rawNumber,
        ensureValidCallerId,
        look,
        Optional.empty());
  }

  /**
   * Where a document comes from; empty when it was uploaded.
   *
   * @param position from 1
   */
  public Optional<Source> source(int position) {
    return Optional.ofNullable(sources.get(position));
  }

  /** The same with documents from elsewhere. */
  public FaxOptions from(Map<Integer, Source> elsewhere) {
    return new FaxOptions(
        stationId,
        header,
        timezone,
        recipients,
        elsewhere,
        sipHeaders,
        bypassE164,
        rawNumber,
        ensureValidCallerId,
        look,
        wish);
  }

  /** The same for another recipient. */
  public FaxOptions to(String number) {
    return new FaxOptions(
        stationId,
        header,
        timezone,
        recipients,
        sources,
        sipHeaders,
        bypassE164,
        number,
        ensureValidCallerId,
        look,
        wish);
  }

  /** The same for the sender of a mail who wants to be told otherwise. */
  public FaxOptions wishing(DeliveryWish wanted) {
    return new FaxOptions(
        stationId,
        header,
        timezone,
        recipients,
        sources,
        sipHeaders,
        bypassE164,
        rawNumber,
        ensureValidCallerId,
        look,
        Optional.of(wanted));
  }

  /** The zone of {@code timezone}, if it names one. */
  public Optional<ZoneId> zone() {
    return Optional.of(timezone)
        .filter(name -> !name.isEmpty() && ZoneId.getAvailableZoneIds().contains(name))
        .map(ZoneId::of);
  }

  /**
   * How one fax is to look, in the words of the settings.
   *
   * @param resolution as {@code fax_resolution}; empty for the setting's
   * @param content as {@code content_mode}; empty for the setting's
   */
  public record Look(String resolution, String content) {
    /** As the settings say. */
    public static final Look AS_SET = new Look("", "");

    public Look {
      Objects.requireNonNull(resolution);
      Objects.requireNonNull(content);
    }
  }

  /**
   * A document to fetch (spec 1.4, {@code document.*}).
   *
   * @param url http or https
   * @param method {@code get} or {@code post}
   * @param content body of a post; empty for none
   * @param contentType of that body
   * @param host {@code Host} header to send; empty for the URL's
   * @param referer {@code Referer} header to send; empty for none
   */
  public record Source(
      String url, String method, String content, String contentType, String host, String referer) {
    public Source {
      Objects.requireNonNull(url);
      Objects.requireNonNull(method);
      Objects.requireNonNull(content);
      Objects.requireNonNull(contentType);
      Objects.requireNonNull(host);
      Objects.requireNonNull(referer);
    }
  }
}
