package org.caselli.fax.app.notify;

import java.util.regex.Pattern;

/** How notices write what others gave us, in whatever language. */
final class NoticeWords {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final int MOST_CHARACTERS = 300;

  private NoticeWords() {}

  /** A text of somebody else, in one line and of bearable length. */
  static String oneLine(String text) {
    return cut(CONTROL.matcher(text).replaceAll(" ").strip(), MOST_CHARACTERS);
  }

  /** No longer than that. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** With a full stop at its end. */
  static String sentence(String text) {
    String line = oneLine(text);
    return line.endsWith(".") || line.endsWith("…") ? line : line + ".";
  }
}
