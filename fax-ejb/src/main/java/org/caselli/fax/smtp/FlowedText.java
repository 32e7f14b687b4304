package org.caselli.fax.smtp;

/**
 * Plain text whose long lines were broken by the program that sent them ({@code format=flowed}, RFC
 * 3676): a line that ends with a blank goes on in the next. Pure.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private final StringBuilder text = new StringBuilder();
  private final boolean blankIsNoText;
  private boolean open;
  private int depth;

  private FlowedText(boolean blankIsNoText) {
    this.blankIsNoText = blankIsNoText;
  }

  /**
   * The text with the lines that its writer made; quoted lines keep their marks.
   *
   * @param blankIsNoText whether the blank at the end of a line only says that it goes on ({@code
   *     DelSp=yes}), as in scripts without blanks
   */
  static String unfolded(String flowed, boolean blankIsNoText) {
    FlowedText result = new FlowedText(blankIsNoText);
    flowed.lines().forEach(result::line);
    return result.text.toString();
  }

  private void line(String line) {
    int quoted = quoted(line);
    String rest = line.substring(quoted);
    String content = rest.startsWith(" ") ? rest.substring(1) : rest;
    boolean signature = content.equals(SIGNATURE);
    if (!open || quoted != depth || signature) {
      begin(quoted);
    }
    depth = quoted;
    open = content.endsWith(" ") && !signature;
    text.append(content, 0, content.length() - (open && blankIsNoText ? 1 : 0));
  }

  private void begin(int quoted) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    if (quoted > 0) {
      text.append(">".repeat(quoted)).append(' ');
    }
  }

  private static int quoted(String line) {
    int count = 0;
    while (count < line.length() && line.charAt(count) == '>') {
      count++;
    }
    return count;
  }
}
