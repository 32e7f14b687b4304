package org.caselli.fax.domain.faxbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Public fields of a faxbox (spec 1.9), those that we do not know included: texts, numbers,
 * booleans, lists and maps by name.
 */
public record FaxboxDocument(Map<String, Object> fields) {
  public FaxboxDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A field that holds a text and is not blank. */
  public Optional<String> text(String field) {
    return fields.get(field) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A field that holds a whole number. */
  public OptionalInt number(String field) {
    return fields.get(field) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /** Another mail domain for the faxbox, in lower case: {@code custom_smtp_email_address}. */
  public Optional<String> customDomain() {
    return text("custom_smtp_email_address").map(domain -> domain.toLowerCase(Locale.ROOT));
  }

  /** What is done with the text of a mail to it: {@code mail_text}. */
  public MailText mailText() {
    return text("mail_text").map(MailText::of).orElse(MailText.LEAVE_OUT);
  }

  /** Addresses told about outbound faxes: {@code notifications.outbound.email.send_to}. */
  public List<String> outboundNotify() {
    return addresses("outbound");
  }

  /** Addresses told about inbound faxes: {@code notifications.inbound.email.send_to}. */
  public List<String> inboundNotify() {
    return addresses("inbound");
  }

  /** Who may call it: {@code caller_allow_list} and {@code caller_deny_list}. */
  public CallerRules callerRules() {
    return new CallerRules(texts("caller_allow_list"), texts("caller_deny_list"));
  }

  /** What it says of T.38 for received faxes, {@code media.fax_option}; empty for nothing. */
  public Optional<Boolean> t38() {
    return Optional.ofNullable(within(fields.get("media"), "fax_option"))
        .map(option -> !option.toString().equals("false"));
  }

  private List<String> texts(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * Addresses told of a fax that came in: those for inbound faxes where they are given, be it an
   * empty list, else {@code notifications.email.send_to}.
   */
  public List<String> arrivalNotify() {
    Object notifications = fields.get("notifications");
    Object inbound = within(within(within(notifications, "inbound"), "email"), "send_to");
    return inbound == null
        ? addresses(within(within(notifications, "email"), "send_to"))
        : addresses(inbound);
  }

  /**
   * Whom it wants told of faxes that have ended.
   *
   * @param direction {@code inbound} or {@code outbound}
   */
  public Optional<FaxboxCallback> callback(String direction) {
    Object callback = within(within(fields.get("notifications"), direction), "callback");
    return within(callback, "url") instanceof String url && !url.isBlank()
        ? Optional.of(
            new FaxboxCallback(
                url,
                "put".equals(within(callback, "method")),
                "json".equals(within(callback, "type"))))
        : Optional.empty();
  }

  private List<String> addresses(String direction) {
    return addresses(
        within(within(within(fields.get("notifications"), direction), "email"), "send_to"));
  }

  private static List<String> addresses(@Nullable Object sendTo) {
    if (sendTo instanceof String one) {
      return one.isBlank() ? List.of() : List.of(one);
    }
    List<String> all = new ArrayList<>();
    if (sendTo instanceof List<?> list) {
      list.forEach(address -> all.add(String.valueOf(address)));
    }
    return all;
  }

  private static @Nullable Object within(@Nullable Object map, String key) {
    return map instanceof Map<?, ?> fields ? fields.get(key) : null;
  }
}
