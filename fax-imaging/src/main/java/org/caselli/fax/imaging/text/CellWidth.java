package org.caselli.fax.imaging.text;

import java.lang.Character.UnicodeScript;

/** How many cells of a fixed pitch a character takes. */
final class CellWidth {

  private static final int FULL_WIDTH_FROM = 0xff01;
  private static final int FULL_WIDTH_TO = 0xff60;
  private static final int PICTOGRAPHS = 0x1f300;
  private static final int CJK_PUNCTUATION_FROM = 0x3000;
  private static final int CJK_PUNCTUATION_TO = 0x303f;

  private CellWidth() {}

  /** 0 for marks that combine and characters without shape, 2 for those as wide as high, else 1. */
  static int of(int character) {
    if (character < 0x300) {
      return character == 0xad ? 0 : 1;
    }
    switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT:
        return 0;
      default:
        return wide(character) ? 2 : 1;
    }
  }

  private static boolean wide(int character) {
    if (character >= FULL_WIDTH_FROM && character <= FULL_WIDTH_TO
        || character >= CJK_PUNCTUATION_FROM && character <= CJK_PUNCTUATION_TO
        || character >= PICTOGRAPHS) {
      return true;
    }
    UnicodeScript script = UnicodeScript.of(character);
    boolean halfWidth = character > FULL_WIDTH_TO && character < 0xffe0;
    return !halfWidth
        && (script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA
            || script == UnicodeScript.HANGUL);
  }
}
