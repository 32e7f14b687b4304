package org.caselli.fax.mail;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a mail server said out of the chain of exceptions of a failed sending. */
final class Refusals {
  /** A reply for now: a code 4yz at the start of the server's words (RFC 5321 section 4.2.1). */
  private static final Pattern FOR_NOW = Pattern.compile("\\s*4\\d\\d[ \\-].*", Pattern.DOTALL);

  private Refusals() {}

  /** Whether one recipient at least was refused only for now. */
  static boolean anyForNow(Exception failure) {
    return reasons(failure).stream().anyMatch(reason -> FOR_NOW.matcher(reason).matches());
  }

  /** What the failure and its causes say, each thing once. */
  static List<String> reasons(Exception failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(cause -> HeaderText.of(String.valueOf(cause.getMessage())))
        .distinct()
        .toList();
  }
}
