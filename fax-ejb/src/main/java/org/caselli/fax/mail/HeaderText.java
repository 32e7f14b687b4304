package org.caselli.fax.mail;

import java.util.regex.Pattern;

/** Makes texts safe for mail headers: without line ends and other control characters. */
final class HeaderText {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private HeaderText() {}

  /** The text in one line. */
  static String of(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }
}
