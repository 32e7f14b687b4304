package org.caselli.fax.domain.faxbox;

import java.util.List;
import java.util.regex.Pattern;
import org.caselli.fax.domain.number.PhoneNumber;

/**
 * Who may send faxes to a faxbox by telephone. An entry is a number in any form, the beginning of
 * one before an asterisk, or {@code anonymous} for callers without a number. Immutable.
 *
 * @param allowed when it has entries, nobody else may
 * @param denied who may not; weighs more
 */
public record CallerRules(List<String> allowed, List<String> denied) {
  private static final String ANONYMOUS = "anonymous";
  private static final Pattern NOISE = Pattern.compile("[\\s().\\-/]");
  private static final Pattern ABROAD = Pattern.compile("^(011|00)(?=\\d)");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  public CallerRules {
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
  }

  /**
   * Whether a caller may.
   *
   * @param number as the network gives it; one without a digit counts as withheld
   */
  public boolean admits(String number) {
    return (allowed.isEmpty() || isAmong(allowed, number)) && !isAmong(denied, number);
  }

  private static boolean isAmong(List<String> entries, String number) {
    boolean withheld = !DIGIT.matcher(number).find();
    String plain = plain(number);
    return entries.stream()
        .anyMatch(
            entry -> withheld ? entry.strip().equalsIgnoreCase(ANONYMOUS) : matches(entry, plain));
  }

  private static boolean matches(String entry, String number) {
    if (entry.endsWith("*")) {
      String beginning = ABROAD.matcher(noiseless(entry.replace("*", ""))).replaceFirst("+");
      return !beginning.isEmpty() && number.startsWith(beginning);
    }
    return plain(entry).equals(number);
  }

  private static String plain(String number) {
    return PhoneNumber.parse(number).map(PhoneNumber::value).orElseGet(() -> noiseless(number));
  }

  private static String noiseless(String number) {
    return NOISE.matcher(number).replaceAll("");
  }
}
