package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * A fax to send as it comes over the wire, in the order of spec 1.3: what the faxbox knows fills
 * what the caller left out, then the schema judges, then a document is demanded.
 *
 * @param document valid, with defaults
 * @param faxbox whose fax it is
 * @param recipients of the receipt
 */
public record SubmissionJson(ObjectNode document, Optional<UUID> faxbox, List<String> recipients) {
  private static final int RETRIES_OF_OLD_FAXBOX = 3;

  /** Fields of the caller's that change how a call is made, and take permission. */
  private static final List<String> PRIVILEGED =
      List.of("ensure_valid_caller_id", "flags", "custom_sip_headers", "bypass_e164");

  private static final Map<String, String> FROM_FAXBOX =
      Map.of(
          "from_name", "caller_name",
          "fax_identity_name", "fax_header",
          "from_number", "caller_id",
          "fax_identity_number", "fax_identity",
          "fax_timezone", "fax_timezone");

  public SubmissionJson {
    recipients = List.copyOf(recipients);
  }

  /** Which of the caller's fields take permission. */
  public static List<String> privileged(ObjectNode data) {
    return PRIVILEGED.stream().filter(data::hasNonNull).toList();
  }

  /** Reads a fax that belongs to no faxbox, unless the data names one. */
  public static SubmissionJson read(ObjectNode data) {
    ObjectNode document = valid(data);
    return new SubmissionJson(document, named(document), sendTo(document));
  }

  /** Reads a fax that is submitted below a faxbox. */
  public static SubmissionJson read(ObjectNode data, UUID faxbox, FaxboxDocument box) {
    ObjectNode filled = data.deepCopy();
    FROM_FAXBOX.forEach(
        (field, source) -> {
          if (!filled.hasNonNull(field)) {
            box.text(source).ifPresent(value -> filled.put(field, value));
          }
        });
    if (!filled.hasNonNull("retries")) {
      filled.put("retries", box.number("retries").orElse(RETRIES_OF_OLD_FAXBOX));
    }
    ObjectNode document = valid(filled);
    document.put("faxbox_id", WireId.of(faxbox));
    List<String> own = sendTo(document);
    return new SubmissionJson(
        document, Optional.of(faxbox), own.isEmpty() ? box.outboundNotify() : own);
  }

  private static ObjectNode valid(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(List.of("id", "status", "tx_result", "folder"));
    ObjectNode document = DocumentSchema.FAX.validated(given);
    document.put("attempts", 0);
    return document;
  }

  /**
   * The fax to submit.
   *
   * @param upload ignored when the document says where to fetch it, as in Kazoo
   * @throws FaxException invalid, when there is neither
   */
  public Submission submission(
      UUID account, Optional<Submission.Upload> upload, String correlationId) {
    Optional<FaxOptions.Source> source = source();
    if (source.isEmpty() && upload.isEmpty()) {
      throw FaxException.invalid(
          new Violation(
              "document.url", "required", "Attach a document, or say where it is to be fetched"));
    }
    String toNumber = text("to_number");
    FaxOptions options =
        new FaxOptions(
            text("fax_identity_number"),
            text("fax_identity_name"),
            zone(),
            recipients,
            source,
            sipHeaders(),
            document.path("bypass_e164").asBoolean(false),
            toNumber,
            document.has("ensure_valid_caller_id")
                ? Optional.of(document.path("ensure_valid_caller_id").asBoolean())
                : Optional.empty(),
            new FaxOptions.Look(text("fax_resolution"), text("content_mode")));
    return new Submission(
        account,
        faxbox,
        text("from_number"),
        text("from_name"),
        toNumber,
        AccountJson.text(document, "to_name").orElse(toNumber),
        document.path("retries").asInt(),
        Submission.NORMAL_PRIORITY,
        options,
        document.toString(),
        source.isPresent() ? Optional.empty() : upload,
        correlationId);
  }

  private String text(String field) {
    return document.path(field).asText("");
  }

  private String zone() {
    return Stream.of("fax_timezone", "timezone")
        .flatMap(field -> AccountJson.zone(document, field).stream())
        .findFirst()
        .map(ZoneId::getId)
        .orElse("");
  }

  private Optional<FaxOptions.Source> source() {
    return document.get("document") instanceof ObjectNode given
        ? Optional.of(
            new FaxOptions.Source(
                given.path("url").asText(),
                given.path("method").asText("get"),
                given.path("content").asText(""),
                given.path("content_type").asText("text/plain"),
                given.path("host").asText(""),
                given.path("referer").asText("")))
        : Optional.empty();
  }

  private Map<String, String> sipHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    document
        .path("custom_sip_headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }

  private static Optional<UUID> named(ObjectNode document) {
    return AccountJson.text(document, "faxbox_id")
        .map(
            text -> {
              try {
                return WireId.fromString(text).value();
              } catch (IllegalArgumentException e) {
                FaxException exception =
                    FaxException.invalid(
                        new Violation("faxbox_id", "pattern", "This is not the id of a faxbox"));
                exception.initCause(e);
                throw exception;
              }
            });
  }

  private static List<String> sendTo(ObjectNode document) {
    JsonNode sendTo = document.path("notifications").path("email").path("send_to");
    List<String> addresses = new ArrayList<>();
    if (sendTo.isArray()) {
      sendTo.forEach(address -> addresses.add(address.asText()));
    } else if (!sendTo.asText("").isBlank()) {
      addresses.add(sendTo.asText());
    }
    return addresses;
  }
}
