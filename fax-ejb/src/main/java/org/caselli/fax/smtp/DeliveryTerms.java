package org.caselli.fax.smtp;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;
import org.subethamail.smtp.RejectException;

/**
 * What the sender of a mail wants to be told, in the parameters of {@code MAIL} and {@code RCPT}
 * (RFC 3461 section 4).
 *
 * @param events of which the sender is told, none for {@code NEVER}; empty when it does not say
 * @param original {@code ORCPT} as in a report; empty for none
 * @param envelopeId {@code ENVID}, decoded; empty for none
 * @param whole {@code RET=FULL}
 */
record DeliveryTerms(
    Optional<Set<Event>> events, String original, String envelopeId, boolean whole) {
  static final String RETURN = "RET";
  static final String ENVELOPE_ID = "ENVID";
  static final String NOTIFY = "NOTIFY";
  static final String ORIGINAL_RECIPIENT = "ORCPT";

  /** Nothing is said. */
  static final DeliveryTerms NONE = new DeliveryTerms(Optional.empty(), "", "", false);

  private static final Pattern XTEXT = Pattern.compile("(?:[!-*,-<>-~]|\\+[0-9A-F]{2})*");
  private static final Pattern CODED = Pattern.compile("\\+([0-9A-F]{2})");
  private static final Pattern ORCPT = Pattern.compile("([A-Za-z0-9-]+);(.+)");
  private static final int LONGEST_ENVELOPE_ID = 100;
  private static final int LONGEST_RECIPIENT = 500;
  private static final int HEX = 16;

  /** The terms of {@code MAIL}. */
  static DeliveryTerms ofMail(Map<String, String> parameters) throws RejectException {
    String back = parameters.getOrDefault(RETURN, "HDRS").toUpperCase(Locale.ROOT);
    if (!Set.of("FULL", "HDRS").contains(back)) {
      throw new Reply(501, "5.5.4", "RET must be FULL or HDRS").refusal();
    }
    String id = parameters.getOrDefault(ENVELOPE_ID, "");
    if (id.length() > LONGEST_ENVELOPE_ID || !XTEXT.matcher(id).matches()) {
      throw new Reply(501, "5.5.4", "ENVID must be xtext of at most 100 characters").refusal();
    }
    return new DeliveryTerms(Optional.empty(), "", decoded(id), back.equals("FULL"));
  }

  /** The terms of {@code RCPT}. */
  static DeliveryTerms ofRecipient(Map<String, String> parameters) throws RejectException {
    String original = parameters.getOrDefault(ORIGINAL_RECIPIENT, "");
    Matcher form = ORCPT.matcher(original);
    boolean given = !original.isEmpty();
    if (given
        && (original.length() > LONGEST_RECIPIENT
            || !form.matches()
            || !XTEXT.matcher(form.group(2)).matches())) {
      throw new Reply(501, "5.5.4", "ORCPT must be a type, a semicolon and xtext").refusal();
    }
    Optional<Set<Event>> events =
        parameters.containsKey(NOTIFY)
            ? Optional.of(events(parameters.get(NOTIFY).toUpperCase(Locale.ROOT)))
            : Optional.empty();
    return new DeliveryTerms(
        events, given ? form.group(1) + ";" + decoded(form.group(2)) : "", "", false);
  }

  private static Set<Event> events(String value) throws RejectException {
    Set<Event> events = EnumSet.noneOf(Event.class);
    if (value.equals("NEVER")) {
      return events;
    }
    for (String name : value.split(",", -1)) {
      try {
        events.add(Event.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new Reply(501, "5.5.4", "NOTIFY must be NEVER, or some of SUCCESS, FAILURE and DELAY")
            .refusal();
      }
    }
    return events;
  }

  /** Control characters among it do not get into a report. */
  private static String decoded(String xtext) {
    return CODED
        .matcher(xtext)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    new String(
                        new byte[] {(byte) Integer.parseInt(code.group(1), HEX)},
                        StandardCharsets.ISO_8859_1)));
  }

  /** These terms of {@code MAIL} with those of one of its recipients. */
  DeliveryTerms and(DeliveryTerms recipient) {
    return new DeliveryTerms(recipient.events, recipient.original, envelopeId, whole);
  }

  /** What the sender wishes; nothing when it does not say so, or is nobody. */
  Optional<DeliveryWish> wish(String sender, String recipient) {
    return events
        .filter(said -> !sender.isEmpty())
        .map(said -> new DeliveryWish(sender, recipient, said, envelopeId, original, whole));
  }
}
