package org.caselli.fax.domain.number;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A destination or caller number in its normalised form, which is also the key of its number lock.
 * Accepted are Kazoo's reconcilable forms (spec 1.3): ten digits of the North American plan with or
 * without {@code 1} or {@code +1}; {@code +} and 2 to 9 and at least seven more digits; {@code 011}
 * or {@code 00} and an international number. Spaces, dots, dashes, slashes and parentheses are
 * ignored.
 *
 * @param value {@code +} and 8 to 18 digits (E.164, with some room)
 */
public record PhoneNumber(String value) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{7,17}");
  private static final Pattern NANP = Pattern.compile("(?:\\+?1)?([2-9]\\d{9})");
  private static final Pattern NANP_TEST = Pattern.compile("(?:\\+?1)(\\d{10})");
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|011|00)([2-9]\\d{7,16})");
  private static final Pattern INTERNATIONAL_NANP = Pattern.compile("(?:011|00)1(\\d{10})");
  private static final Pattern NOISE = Pattern.compile("[\\s().\\-/]");

  public PhoneNumber {
    if (!E164.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a normalised number: " + value);
    }
  }

  /** The normalised number, or empty when the text is not a number that can be dialled. */
  public static Optional<PhoneNumber> parse(String text) {
    String digits = NOISE.matcher(text).replaceAll("");
    for (Pattern pattern : new Pattern[] {NANP, NANP_TEST, INTERNATIONAL_NANP}) {
      Matcher matcher = pattern.matcher(digits);
      if (matcher.matches()) {
        return Optional.of(new PhoneNumber("+1" + matcher.group(1)));
      }
    }
    Matcher international = INTERNATIONAL.matcher(digits);
    return international.matches()
        ? Optional.of(new PhoneNumber("+" + international.group(1)))
        : Optional.empty();
  }

  /** All but the last four digits hidden, for logs. */
  public String masked() {
    return "*".repeat(Math.max(0, value.length() - 4)) + value.substring(value.length() - 4);
  }

  @Override
  public String toString() {
    return value;
  }
}
