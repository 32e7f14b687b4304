package org.caselli.fax.imaging.ccitt;

/** Codes one row, given as its changes. The loops keep the end of the code in locals. */
final class RowCoder {

  private static final int[] WHITE = RunCodes.WHITE.merged();
  private static final int[] BLACK = RunCodes.BLACK.merged();

  private static final int PASS = 0b0001;
  private static final int PASS_BITS = 4;
  private static final int HORIZONTAL = 0b001;
  private static final int HORIZONTAL_BITS = 3;
  private static final int FARTHEST = 3;

  /** By the distance of a1 from b1, plus 3 (T.4 table 4). */
  private static final int[] VERTICAL = {0b0000010, 0b000010, 0b010, 1, 0b011, 0b000011, 0b0000011};

  private static final int[] VERTICAL_BITS = {7, 6, 3, 1, 3, 6, 7};

  private RowCoder() {}

  /** T.4, 4.1: white and black runs in turn, the first one white. */
  static void oneDimensional(CodeSink sink, RowChanges row) {
    int[] changes = row.positions();
    int widthPx = row.widthPx();
    int a0 = 0;
    for (int i = 1; a0 < widthPx; i += 2) {
      int a1 = changes[i];
      int a2 = changes[i + 1];
      if (a1 < widthPx) {
        runs(sink, 0, 0, false, a1 - a0, a2 - a1);
      } else {
        int white = word(sink, RunCodes.WHITE, WHITE, a1 - a0);
        sink.put(white >>> RunCodes.LENGTH_BITS, white & RunCodes.LENGTH_MASK);
      }
      a0 = a2;
    }
  }

  /** Puts a prefix of a few bits and two runs of different colours, in one go where that fits. */
  private static void runs(
      CodeSink sink, int prefix, int prefixBits, boolean blackFirst, int first, int second) {
    int[] firstWords = blackFirst ? BLACK : WHITE;
    int[] secondWords = blackFirst ? WHITE : BLACK;
    if (Math.max(first, second) < firstWords.length) {
      int one = firstWords[first];
      int two = secondWords[second];
      int secondBits = two & RunCodes.LENGTH_MASK;
      int firstBits = one & RunCodes.LENGTH_MASK;
      long words = (long) prefix << firstBits | one >>> RunCodes.LENGTH_BITS;
      sink.put(
          words << secondBits | two >>> RunCodes.LENGTH_BITS, prefixBits + firstBits + secondBits);
      return;
    }
    sink.put(prefix, prefixBits);
    int one = word(sink, blackFirst ? RunCodes.BLACK : RunCodes.WHITE, firstWords, first);
    sink.put(one >>> RunCodes.LENGTH_BITS, one & RunCodes.LENGTH_MASK);
    int two = word(sink, blackFirst ? RunCodes.WHITE : RunCodes.BLACK, secondWords, second);
    sink.put(two >>> RunCodes.LENGTH_BITS, two & RunCodes.LENGTH_MASK);
  }

  /** The merged code word of a run; make-up codes of 2560 pixels are put before. */
  private static int word(CodeSink sink, RunCodes codes, int[] merged, int run) {
    int left = run;
    while (left >= merged.length) {
      int longest = codes.makeUp(RunCodes.LONGEST_MAKE_UP);
      sink.put(longest & 0xffff, longest >>> 16);
      left -= RunCodes.LONGEST_MAKE_UP;
    }
    return merged[left];
  }

  /** The coding procedure of T.6, 2.2.5: a0, a1, a2 on the coding row, b1, b2 on the one above. */
  static void twoDimensional(CodeSink sink, RowChanges reference, RowChanges row) {
    int[] changes = row.positions();
    int[] above = reference.positions();
    int widthPx = row.widthPx();
    int a0 = -1;
    int a = 1;
    int b = 1;
    while (a0 < widthPx) {
      while (above[b] <= a0) {
        b += 2;
      }
      int a1 = changes[a];
      int b1 = above[b];
      int distance = a1 - b1 + FARTHEST;
      if (above[b + 1] < a1) {
        sink.put(PASS, PASS_BITS);
        a0 = above[b + 1];
        b += 2;
      } else if (distance >= 0 && distance <= 2 * FARTHEST) {
        sink.put(VERTICAL[distance], VERTICAL_BITS[distance]);
        a0 = a1;
        a++;
        b += distance < FARTHEST ? -1 : 1;
      } else {
        int a2 = changes[a + 1];
        boolean black = (a & 1) == 0;
        runs(sink, HORIZONTAL, HORIZONTAL_BITS, black, a1 - Math.max(a0, 0), a2 - a1);
        a0 = a2;
        a += 2;
      }
    }
  }
}
