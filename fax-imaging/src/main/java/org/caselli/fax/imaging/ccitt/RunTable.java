package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/**
 * Finds the run-length code word at the head of 13 bits, for one colour. An entry holds the bits of
 * the word, its kind and its pixels.
 */
final class RunTable {

  static final int INDEX_BITS = 13;
  static final int LENGTH_MASK = 0xf;
  static final int KIND_MASK = 0x30;
  static final int RUN_SHIFT = 8;

  static final int TERMINATING = 0;
  static final int MAKE_UP = 0x10;
  static final int END_OF_LINE = 0x20;
  static final int NO_CODE = 0x30;

  static final int[] WHITE = build(RunCodes.WHITE);
  static final int[] BLACK = build(RunCodes.BLACK);

  private static final int EOL_ZEROS = 11;

  private RunTable() {}

  private static int[] build(RunCodes codes) {
    int[] table = new int[1 << INDEX_BITS];
    Arrays.fill(table, NO_CODE);
    fill(table, 0, EOL_ZEROS, END_OF_LINE);
    for (int run = 0; run < 64; run++) {
      int word = codes.terminating(run);
      fill(table, word & 0xffff, word >>> 16, TERMINATING | run << RUN_SHIFT);
    }
    for (int run = 64; run <= RunCodes.LONGEST_MAKE_UP; run += 64) {
      int word = codes.makeUp(run);
      fill(table, word & 0xffff, word >>> 16, MAKE_UP | run << RUN_SHIFT);
    }
    return table;
  }

  private static void fill(int[] table, int word, int length, int entry) {
    int free = INDEX_BITS - length;
    for (int i = 0; i < 1 << free; i++) {
      table[word << free | i] = entry | length;
    }
  }
}
