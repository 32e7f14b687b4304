package org.caselli.fax.app.notify;

import java.util.Optional;

/** How notices write the speed of a transmission. Pure. */
final class Rate {
  private Rate() {}

  /**
   * The speed in words.
   *
   * @param fact in bit/s, as the switch told it
   * @return empty when it told none
   */
  static Optional<String> of(String fact, Words words) {
    return number(fact).map(rate -> words.say("speed", rate));
  }

  /** The same, with what is known of error correction. */
  static Optional<String> of(String fact, boolean corrected, Words words) {
    return number(fact).map(rate -> words.say(corrected ? "speed.ecm" : "speed.no_ecm", rate));
  }

  private static Optional<Integer> number(String fact) {
    return fact.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(fact)) : Optional.empty();
  }
}
