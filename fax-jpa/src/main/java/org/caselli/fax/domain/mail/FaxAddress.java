package org.caselli.fax.domain.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.domain.number.PhoneNumber;

/**
 * A mail address that stands for a fax number (spec 7.2): {@code number@domain}, or {@code
 * FAX=number@domain} with whatever follows a slash (RFC 3191 and RFC 3192, which T.37 uses).
 *
 * @param number as it stands in the address
 * @param domain in lower case
 */
public record FaxAddress(String number, String domain) {
  private static final int LONGEST = 320;
  private static final Pattern FORM =
      Pattern.compile("\"?(?:fax=)?([^/\"@]*)(?:/[^\"@]*)?\"?@([^@\\s]+)");
  private static final Pattern NOISE = Pattern.compile("[\\s().\\-]");
  private static final Pattern DIGITS = Pattern.compile("\\+?\\d+");

  public FaxAddress {
    Objects.requireNonNull(number);
    Objects.requireNonNull(domain);
  }

  /** Reads an address of an envelope; empty when it has not the form of one. */
  public static Optional<FaxAddress> parse(String address) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(address.strip().toLowerCase(Locale.ROOT));
    return form.matches()
        ? Optional.of(new FaxAddress(form.group(1).strip(), withoutDot(form.group(2))))
        : Optional.empty();
  }

  private static String withoutDot(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  /** The number that is meant; empty when it is none that can be dialled. */
  public Optional<PhoneNumber> destination() {
    String digits = NOISE.matcher(number).replaceAll("");
    return DIGITS.matcher(digits).matches() ? PhoneNumber.parse(digits) : Optional.empty();
  }
}
