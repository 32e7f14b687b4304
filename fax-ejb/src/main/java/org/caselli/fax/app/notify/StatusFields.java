package org.caselli.fax.app.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields of {@code message/delivery-status} as they are written down. Not thread-safe. */
final class StatusFields {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern UNSAFE = Pattern.compile("[^\\x20-\\x7e]+");
  private static final int LONGEST = 900;

  private final StringBuilder fields = new StringBuilder();

  /** A field in one line of ASCII; none where there is no value. */
  void add(String name, String value) {
    String line = UNSAFE.matcher(value).replaceAll("?").strip();
    if (!line.isEmpty()) {
      fields
          .append(name)
          .append(": ")
          .append(line.substring(0, Math.min(line.length(), LONGEST)))
          .append("\r\n");
    }
  }

  /** A field with a moment (RFC 5322 section 3.3), if there is one. */
  void add(String name, Optional<Instant> moment) {
    add(name, moment.map(DATE::format).orElse(""));
  }

  /** What follows is about another: first the mail, then its recipient. */
  void endGroup() {
    fields.append("\r\n");
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
