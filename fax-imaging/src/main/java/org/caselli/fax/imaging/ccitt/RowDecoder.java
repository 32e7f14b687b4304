package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/**
 * Reads one row after the other from its code into the positions where the colour changes.
 *
 * <p>The changes of a row stand in an array from index 1 on, odd ones turn black, even ones white;
 * at index 0 stands the left edge, behind the last one the width and then positions that no row
 * reaches. Runs of length zero leave two equal changes. Work and memory of a row are bounded by its
 * bits and its width.
 */
final class RowDecoder {

  private static final int SENTINELS = 4;

  /** Runs of length zero, of no use to anybody, that one row may hold beyond its pixels. */
  private static final int IDLE_RUNS = 64;

  /** Where a run is cut off that would not end: beyond every width, far from an overflow. */
  private static final int FAR = 1 << 28;

  private final CodeBits bits;
  private final int widthPx;
  private int[] reference;
  private int[] coding;

  /** Index behind the last change of the coding row. */
  private int count;

  /** Whether the last row ended within what was taken for an end-of-line code. */
  private boolean endOfLineBegun;

  RowDecoder(CodeBits bits, int widthPx) {
    this.bits = bits;
    this.widthPx = widthPx;
    this.reference = new int[3 * widthPx + 4 * IDLE_RUNS];
    this.coding = new int[reference.length];
    blank();
    nextRow();
  }

  int[] changes() {
    return coding;
  }

  int count() {
    return count;
  }

  /** Whether the zeros of the next end-of-line code have been read already; asked for once. */
  boolean takeEndOfLineBegun() {
    boolean begun = endOfLineBegun;
    endOfLineBegun = false;
    return begun;
  }

  /** Whether the coding row is white. */
  boolean isBlank() {
    return coding[1] >= widthPx;
  }

  /** Makes the coding row white. */
  void blank() {
    count = 1;
    coding[count++] = widthPx;
    terminate();
  }

  /** Makes the coding row the reference of the next one. */
  void nextRow() {
    int[] swap = reference;
    reference = coding;
    coding = swap;
  }

  private void terminate() {
    coding[count] = widthPx;
    Arrays.fill(coding, count + 1, count + SENTINELS, FAR);
  }

  /** Reads a one-dimensional row (T.4, 4.1). */
  RowEnd oneDimensional() {
    final byte[] code = bits.bytes;
    final int[] white = RunTable.WHITE;
    final int[] black = RunTable.BLACK;
    final int[] changes = coding;
    long at = bits.position;
    int n = 1;
    int a0 = 0;
    int[] table = white;
    while (true) {
      int entry = table[(int) (CodeBits.window(code, at) >>> (64 - RunTable.INDEX_BITS))];
      at += entry & RunTable.LENGTH_MASK;
      a0 += entry >>> RunTable.RUN_SHIFT;
      int kind = entry & RunTable.KIND_MASK;
      if (kind == RunTable.TERMINATING) {
        changes[n++] = a0;
        if (a0 >= widthPx) {
          break;
        }
        if (table == white) {
          table = black;
        } else {
          table = white;
          if (a0 == changes[n - 3]) {
            n -= 2;
          }
        }
      } else if (kind == RunTable.MAKE_UP) {
        a0 = Math.min(a0, FAR);
      } else {
        bits.position = at;
        count = n;
        return broken(kind == RunTable.END_OF_LINE ? earlyEnd(at) : RowEnd.BAD_CODE, a0);
      }
    }
    bits.position = at;
    count = n;
    return finished(a0);
  }

  /** The end-of-line code found within a row is read again when the next row is looked for. */
  private RowEnd earlyEnd(long at) {
    bits.position = at - CodeBits.EOL_ZEROS;
    return bits.atEnd() ? RowEnd.OUT_OF_DATA : RowEnd.END_OF_LINE;
  }

  /** Reads a two-dimensional row (T.4, 4.2; T.6, 2.2) against the row before. */
  RowEnd twoDimensional() {
    final byte[] code = bits.bytes;
    final int[] above = reference;
    final int[] changes = coding;
    final int limit = changes.length - 2 * SENTINELS;
    long at = bits.position;
    int n = 1;
    int b = 1;
    int a0 = 0;
    int floor = -1;
    while (a0 < widthPx) {
      int mode = ModeTable.MODES[(int) (CodeBits.window(code, at) >>> (64 - ModeTable.INDEX_BITS))];
      at += mode & ModeTable.LENGTH_MASK;
      int kind = mode & ModeTable.KIND_MASK;
      while (above[b] <= floor) {
        b += 2;
      }
      if (kind == ModeTable.VERTICAL) {
        int a1 = above[b] + ModeTable.distance(mode);
        if (a1 < a0 || n > limit) {
          return stop(at, n, RowEnd.BAD_CODE, a0);
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
        for (int i = 0; i < 2; i++) {
          int[] table = (n & 1) == 1 ? RunTable.WHITE : RunTable.BLACK;
          while (true) {
            int entry = table[(int) (CodeBits.window(code, at) >>> (64 - RunTable.INDEX_BITS))];
            at += entry & RunTable.LENGTH_MASK;
            a0 = Math.min(a0 + (entry >>> RunTable.RUN_SHIFT), FAR);
            int found = entry & RunTable.KIND_MASK;
            if (found == RunTable.TERMINATING) {
              break;
            }
            if (found != RunTable.MAKE_UP) {
              return stop(at, n, RowEnd.BAD_CODE, a0);
            }
          }
          changes[n++] = a0;
        }
        floor = a0;
        if (n > limit) {
          return stop(at, n, RowEnd.BAD_CODE, a0);
        }
      } else {
        return stopAtMode(at, n, kind, a0);
      }
    }
    bits.position = at;
    count = n;
    if (changes[n - 1] != a0) {
      changes[count++] = a0;
    }
    return finished(a0);
  }

  private RowEnd stop(long at, int n, RowEnd end, int a0) {
    bits.position = at;
    count = n;
    return broken(bits.atEnd() ? RowEnd.OUT_OF_DATA : end, a0);
  }

  /** At an extension or at zeros, the rest of the row takes on the colour at hand. */
  private RowEnd stopAtMode(long at, int n, int kind, int a0) {
    bits.position = at;
    count = n;
    boolean outOfData = bits.atEnd();
    int from = coding[n - 1];
    coding[count++] = from + widthPx - a0;
    if (a0 > from) {
      coding[count++] = widthPx;
    }
    fillUp();
    if (kind == ModeTable.EXTENSION) {
      return RowEnd.EXTENSION;
    }
    endOfLineBegun = true;
    boolean endOfLine = bits.atEndOfLine();
    bits.skip(CodeBits.EOL_ZEROS);
    if (outOfData) {
      return RowEnd.OUT_OF_DATA;
    }
    return endOfLine ? RowEnd.END_OF_LINE : RowEnd.BAD_CODE;
  }

  private RowEnd finished(int a0) {
    if (a0 == widthPx) {
      terminate();
      return RowEnd.WHOLE;
    }
    return broken(RowEnd.TOO_LONG, a0);
  }

  /**
   * Leaves of a broken row what was read of it: a run that began and did not end keeps its colour,
   * runs beyond the width are dropped, the rest is white.
   */
  private RowEnd broken(RowEnd end, int a0) {
    if (a0 > coding[count - 1]) {
      coding[count++] = a0;
    }
    while (count > 1 && coding[count - 1] > widthPx) {
      count--;
    }
    fillUp();
    return end;
  }

  /** Ends the coding row with a white run up to the width. */
  private void fillUp() {
    if ((count & 1) == 0) {
      coding[count] = coding[count - 1];
      count++;
    }
    coding[count++] = widthPx;
    terminate();
  }
}
