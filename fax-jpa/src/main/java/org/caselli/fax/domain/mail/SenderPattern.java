package org.caselli.fax.domain.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An entry of {@code smtp_permission_list}. It fits a sender's address when it is
 *
 * <ul>
 *   <li>that address,
 *   <li>its domain, with or without {@code @} before it,
 *   <li>a regular expression for the whole of it; one that begins with {@code @} is for the domain.
 * </ul>
 *
 * Case never matters. An expression that takes too long fits nothing.
 *
 * @param text as given
 */
public record SenderPattern(String text) {
  public SenderPattern {
    Objects.requireNonNull(text);
  }

  /**
   * Whether it fits.
   *
   * @param address a sender's, in lower case
   */
  public boolean fits(String address) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    if (wanted.isEmpty()) {
      return false;
    }
    return wanted.equals(address)
        || wanted.equals(domain)
        || wanted.equals("@" + domain)
        || matches(address);
  }

  private boolean matches(String address) {
    String expression = text.strip();
    String whole = expression.startsWith("@") ? "[^@]*" + expression : expression;
    try {
      return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
          .matcher(new PatientText(address))
          .matches();
    } catch (PatternSyntaxException | PatientText.Exhausted e) {
      return false;
    }
  }
}
