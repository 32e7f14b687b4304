package org.caselli.fax.imaging.ccitt;

/**
 * Reads one row after the other from its code. Work and memory of a row are bounded by its bits and
 * its width. The two loops keep where they are in locals.
 */
final class RowDecoder {

  private final CodeBits bits;
  private final int widthPx;
  private RowRuns reference;
  private RowRuns coding;

  /** What {@link #run} came upon. */
  private RowEnd fault = RowEnd.WHOLE;

  /** Whether the last row ended within what was taken for an end-of-line code. */
  private boolean endOfLineBegun;

  RowDecoder(CodeBits bits, int widthPx) {
    this.bits = bits;
    this.widthPx = widthPx;
    this.reference = new RowRuns(widthPx);
    this.coding = new RowRuns(widthPx);
  }

  /** The row read last. */
  RowRuns row() {
    return coding;
  }

  /** Whether the zeros of the next end-of-line code have been read already; asked for once. */
  boolean takeEndOfLineBegun() {
    boolean begun = endOfLineBegun;
    endOfLineBegun = false;
    return begun;
  }

  /** Makes the row read last the reference of the next one. */
  void nextRow() {
    RowRuns swap = reference;
    reference = coding;
    coding = swap;
  }

  /** Reads a one-dimensional row (T.4, 4.1). */
  RowEnd oneDimensional() {
    final byte[] code = bits.bytes;
    final int[] pairs = RunPairs.WHITE_BLACK;
    final int[] changes = coding.changes;
    long at = bits.position;
    int n = 1;
    int a0 = 0;
    while (true) {
      int pair = pairs[(int) (CodeBits.window(code, at) >>> (64 - RunPairs.INDEX_BITS))];
      int a1 = a0 + RunPairs.first(pair);
      int a2 = a1 + RunPairs.second(pair);
      if (pair != 0 && a2 < widthPx) {
        at += pair & RunPairs.LENGTH_MASK;
        changes[n] = a1;
        changes[n + 1] = a2;
      } else {
        bits.position = at;
        coding.count = n;
        a2 = run(RunTable.WHITE, a0);
        if (fault == RowEnd.WHOLE && a2 < widthPx) {
          a2 = run(RunTable.BLACK, a2);
        }
        if (fault != RowEnd.WHOLE) {
          return broken(fault == RowEnd.END_OF_LINE ? earlyEnd() : fault, a2);
        }
        if (a2 >= widthPx) {
          return finished(a2);
        }
        at = bits.position;
      }
      n += a2 == a0 ? 0 : 2;
      a0 = a2;
    }
  }

  /** Reads one run of any length into the coding row; its end, or how far it came to a fault. */
  private int run(int[] table, int from) {
    int end = from;
    int kind;
    do {
      int entry =
          table[(int) (CodeBits.window(bits.bytes, bits.position) >>> (64 - RunTable.INDEX_BITS))];
      bits.skip(entry & RunTable.LENGTH_MASK);
      end = Math.min(end + (entry >>> RunTable.RUN_SHIFT), RowRuns.FAR);
      kind = entry & RunTable.KIND_MASK;
    } while (kind == RunTable.MAKE_UP);
    if (kind == RunTable.TERMINATING) {
      fault = RowEnd.WHOLE;
      coding.changes[coding.count++] = end;
    } else {
      fault = kind == RunTable.END_OF_LINE ? RowEnd.END_OF_LINE : RowEnd.BAD_CODE;
    }
    return end;
  }

  /** The end-of-line code found within a row is read again when the next row is looked for. */
  private RowEnd earlyEnd() {
    bits.position -= CodeBits.EOL_ZEROS;
    return bits.atEnd() ? RowEnd.OUT_OF_DATA : RowEnd.END_OF_LINE;
  }

  /** Reads a two-dimensional row (T.4, 4.2; T.6, 2.2) against the row before. */
  RowEnd twoDimensional() {
    final byte[] code = bits.bytes;
    final int[] modes = ModeTable.MODES;
    final int[] above = reference.changes;
    final int idleLimit = coding.idleLimit();
    final int[] changes = coding.changes;
    long at = bits.position;
    long window = CodeBits.window(code, at);
    int left = CodeBits.WINDOW_BITS;
    int n = 1;
    int b = 1;
    int a0 = 0;
    int floor = -1;
    while (a0 < widthPx) {
      if (left < ModeTable.INDEX_BITS) {
        window = CodeBits.window(code, at);
        left = CodeBits.WINDOW_BITS;
      }
      int mode = modes[(int) (window >>> (64 - ModeTable.INDEX_BITS))];
      int length = mode & ModeTable.LENGTH_MASK;
      int kind = mode & ModeTable.KIND_MASK;
      at += length;
      window <<= length;
      left -= length;
      while (above[b] <= floor) {
        b += 2;
      }
      if (kind == ModeTable.VERTICAL) {
        int a1 = above[b] + ModeTable.distance(mode);
        if (a1 <= a0 && (a1 < a0 || n > idleLimit)) {
          return stop(at, n, a0);
        }
        changes[n++] = a1;
        a0 = a1;
        floor = a1;
        b += ModeTable.step(mode);
      } else if (kind == ModeTable.PASS) {
        a0 = above[b + 1];
        floor = n == 1 ? -1 : a0;
        b += 2;
      } else if (kind == ModeTable.HORIZONTAL) {
        window = CodeBits.window(code, at);
        left = CodeBits.WINDOW_BITS;
        int[] pairs = (n & 1) == 1 ? RunPairs.WHITE_BLACK : RunPairs.BLACK_WHITE;
        int pair = pairs[(int) (window >>> (64 - RunPairs.INDEX_BITS))];
        int from = a0;
        if (pair != 0) {
          length = pair & RunPairs.LENGTH_MASK;
          at += length;
          window <<= length;
          left -= length;
          changes[n] = a0 + RunPairs.first(pair);
          a0 = changes[n] + RunPairs.second(pair);
          changes[n + 1] = a0;
        } else {
          a0 = longRuns(at, n, a0);
          if (fault != RowEnd.WHOLE) {
            return stop(bits.position, coding.count, a0);
          }
          at = bits.position;
          left = 0;
        }
        n += 2;
        floor = a0;
        if (a0 == from && n > idleLimit) {
          return stop(at, n, a0);
        }
      } else {
        return stopAtMode(at, n, kind, a0);
      }
    }
    bits.position = at;
    coding.count = n;
    if (changes[n - 1] != a0) {
      changes[coding.count++] = a0;
    }
    return finished(a0);
  }

  /** Reads the two runs of the horizontal mode that are not to be had at once. */
  private int longRuns(long at, int n, int from) {
    boolean white = (n & 1) == 1;
    bits.position = at;
    coding.count = n;
    int end = run(white ? RunTable.WHITE : RunTable.BLACK, from);
    return fault == RowEnd.WHOLE ? run(white ? RunTable.BLACK : RunTable.WHITE, end) : end;
  }

  private RowEnd stop(long at, int n, int a0) {
    bits.position = at;
    coding.count = n;
    return broken(bits.atEnd() ? RowEnd.OUT_OF_DATA : RowEnd.BAD_CODE, a0);
  }

  /** At an extension, or at zeros, which are taken for an end-of-line code. */
  private RowEnd stopAtMode(long at, int n, int kind, int a0) {
    bits.position = at;
    coding.count = n;
    coding.endInMode(a0);
    if (kind == ModeTable.EXTENSION) {
      return RowEnd.EXTENSION;
    }
    boolean outOfData = bits.atEnd();
    boolean endOfLine = bits.atEndOfLine();
    endOfLineBegun = true;
    bits.skip(CodeBits.EOL_ZEROS);
    if (outOfData) {
      return RowEnd.OUT_OF_DATA;
    }
    return endOfLine ? RowEnd.END_OF_LINE : RowEnd.BAD_CODE;
  }

  private RowEnd finished(int a0) {
    if (a0 > widthPx) {
      return broken(RowEnd.TOO_LONG, a0);
    }
    coding.end();
    return RowEnd.WHOLE;
  }

  private RowEnd broken(RowEnd end, int a0) {
    coding.endBroken(a0);
    return end;
  }
}
