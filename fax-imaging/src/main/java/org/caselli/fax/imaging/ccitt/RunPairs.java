package org.caselli.fax.imaging.ccitt;

/**
 * Finds two runs at once at the head of 13 bits: one of a colour and one of the other, as they
 * follow each other in most of the code. An entry holds the bits of both and their pixels; 0 where
 * they do not fit and have to be looked up by themselves ({@link RunTable}).
 */
final class RunPairs {

  static final int INDEX_BITS = RunTable.INDEX_BITS;
  static final int LENGTH_MASK = 0xf;

  static final int[] WHITE_BLACK = build(RunCodes.WHITE, RunCodes.BLACK);
  static final int[] BLACK_WHITE = build(RunCodes.BLACK, RunCodes.WHITE);

  private static final int SECOND_SHIFT = 8;
  private static final int SECOND_MASK = 0x3f;
  private static final int FIRST_SHIFT = 16;

  private RunPairs() {}

  static int first(int entry) {
    return entry >>> FIRST_SHIFT;
  }

  static int second(int entry) {
    return entry >>> SECOND_SHIFT & SECOND_MASK;
  }

  private static int[] build(RunCodes first, RunCodes second) {
    int[] table = new int[1 << INDEX_BITS];
    int[] merged = first.merged();
    for (int run = 0; run < merged.length; run++) {
      int word = merged[run] >>> RunCodes.LENGTH_BITS;
      for (int next = 0; next < 64; next++) {
        int end = second.terminating(next);
        int length = (merged[run] & RunCodes.LENGTH_MASK) + (end >>> 16);
        int entry = run << FIRST_SHIFT | next << SECOND_SHIFT | length;
        int free = INDEX_BITS - length;
        for (int i = 0; free >= 0 && i < 1 << free; i++) {
          table[(word << (end >>> 16) | end & 0xffff) << free | i] = entry;
        }
      }
    }
    return table;
  }
}
