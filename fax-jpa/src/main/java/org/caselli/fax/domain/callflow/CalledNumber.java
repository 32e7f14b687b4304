package org.caselli.fax.domain.callflow;

import java.util.regex.Pattern;
import org.caselli.fax.domain.number.PhoneNumber;

/** A number that leads somewhere: a telephone number, or an extension within an account. */
public final class CalledNumber {
  /** The number that stands for all of the account that lead nowhere else, as in Kazoo. */
  public static final String NO_MATCH = "no_match";

  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9*#+._-]{1,36}");

  private CalledNumber() {}

  /** The form in which numbers are compared: E.164 where it can be dialled, else as it is. */
  public static String normal(String text) {
    return PhoneNumber.parse(text).map(PhoneNumber::value).orElse(text.strip());
  }

  /** Whether a callflow can have it: a telephone number, or up to 36 letters, digits and signs. */
  public static boolean isPossible(String normal) {
    return EXTENSION.matcher(normal).matches();
  }
}
