package org.caselli.fax.mail;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what a mail server said out of the chain of exceptions of a failed sending. */
final class Refusals {
  private Refusals() {}

  /** What the failure and its causes say, each thing once. */
  static List<String> reasons(Exception failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(cause -> HeaderText.of(String.valueOf(cause.getMessage())))
        .distinct()
        .toList();
  }
}
