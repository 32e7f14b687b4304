package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/**
 * Finds the mode code word (T.4 table 4, T.6 table 1) at the head of 7 bits. An entry holds the
 * bits of the word and its kind; a vertical one also the distance of a1 from b1 and the step to the
 * change of the reference row where the search for the next b1 begins.
 */
final class ModeTable {

  static final int INDEX_BITS = 7;
  static final int LENGTH_MASK = 0x7;
  static final int KIND_MASK = 0x38;

  static final int VERTICAL = 0;
  static final int HORIZONTAL = 0x08;
  static final int PASS = 0x10;
  static final int EXTENSION = 0x18;

  /** Seven zeros: an end-of-line code, or nothing. */
  static final int ZEROS = 0x20;

  static final int[] MODES = build();

  private ModeTable() {}

  private static int[] build() {
    int[] table = new int[1 << INDEX_BITS];
    Arrays.fill(table, ZEROS);
    fill(table, 0b1, 1, vertical(0));
    fill(table, 0b011, 3, vertical(1));
    fill(table, 0b000011, 6, vertical(2));
    fill(table, 0b0000011, 7, vertical(3));
    fill(table, 0b010, 3, vertical(-1));
    fill(table, 0b000010, 6, vertical(-2));
    fill(table, 0b0000010, 7, vertical(-3));
    fill(table, 0b001, 3, HORIZONTAL);
    fill(table, 0b0001, 4, PASS);
    fill(table, 0b0000001, 7, EXTENSION);
    return table;
  }

  private static int vertical(int distance) {
    int step = distance < 0 ? -1 : 1;
    return VERTICAL | (step & 0xff) << 8 | distance << 16;
  }

  /** Of a vertical entry: where a1 lies from b1, to the right. */
  static int distance(int entry) {
    return entry >> 16;
  }

  /** Of a vertical entry: 1 to the next change of the reference row, -1 to the one before. */
  static int step(int entry) {
    return (byte) (entry >> 8);
  }

  private static void fill(int[] table, int word, int length, int entry) {
    int free = INDEX_BITS - length;
    for (int i = 0; i < 1 << free; i++) {
      table[word << free | i] = entry | length;
    }
  }
}
