package org.caselli.fax.imaging.text;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Breaks text into lines of so many cells: at white space where there is some, else after the last
 * character that fits. Tabs go to every eighth cell.
 */
final class TextLines {

  /** A line that begins a new page. */
  static final String NEW_PAGE = "\f";

  private static final int TAB = 8;

  private TextLines() {}

  /** The lines as they are written, tabs resolved; form feeds are lines of their own. */
  static List<String> written(String text) {
    List<String> lines = new ArrayList<>();
    // DOS ends a text with U+001A.
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\u001a", "");
    for (String line : plain.split("\r\n|[\n\r\u0085\u2028\u2029]", -1)) {
      int from = 0;
      int feed = line.indexOf('\f');
      while (feed >= 0) {
        if (feed > from) {
          lines.add(withoutTabs(line.substring(from, feed)));
        }
        lines.add(NEW_PAGE);
        from = feed + 1;
        feed = line.indexOf('\f', from);
      }
      if (from == 0 || from < line.length()) {
        lines.add(withoutTabs(line.substring(from)));
      }
    }
    return lines;
  }

  private static String withoutTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line.stripTrailing();
    }
    StringBuilder spaced = new StringBuilder();
    int cells = 0;
    for (int character : line.codePoints().toArray()) {
      if (character == '\t') {
        int to = (cells / TAB + 1) * TAB;
        spaced.append(" ".repeat(to - cells));
        cells = to;
      } else {
        spaced.appendCodePoint(character);
        cells += CellWidth.of(character);
      }
    }
    return spaced.toString().stripTrailing();
  }

  static int cells(String line) {
    return line.codePoints().map(CellWidth::of).sum();
  }

  /** The pieces of one line, in order of reading; at least one. */
  static List<String> wrap(String line, int columns) {
    if (line.length() * 2 <= columns || cells(line) <= columns) {
      return List.of(line);
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < line.length()) {
      int to = end(line, from, columns);
      pieces.add(line.substring(from, to).stripTrailing());
      from = to;
      while (from < line.length() && line.charAt(from) == ' ') {
        from++;
      }
    }
    return pieces;
  }

  private static int end(String line, int from, int columns) {
    int cells = 0;
    int lastBreak = from;
    int at = from;
    while (at < line.length()) {
      int character = line.codePointAt(at);
      int width = CellWidth.of(character);
      if (cells + width > columns) {
        boolean atSpace = Character.isWhitespace(character);
        if (!atSpace && lastBreak > from) {
          return lastBreak;
        }
        return at > from ? at : from + Character.charCount(character);
      }
      cells += width;
      at += Character.charCount(character);
      if (Character.isWhitespace(character) || character == '-' || width == 2) {
        lastBreak = at;
      }
    }
    return at;
  }

  /** A line in the order in which its characters stand from left to right. */
  static String visual(String line) {
    char[] characters = line.toCharArray();
    if (!Bidi.requiresBidi(characters, 0, characters.length)) {
      return line;
    }
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int runs = bidi.getRunCount();
    byte[] levels = new byte[runs];
    String[] parts = new String[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = levels[i] % 2 == 0 ? part : new StringBuilder(part).reverse().toString();
    }
    Bidi.reorderVisually(levels, 0, parts, 0, runs);
    return String.join("", Arrays.asList(parts));
  }
}
