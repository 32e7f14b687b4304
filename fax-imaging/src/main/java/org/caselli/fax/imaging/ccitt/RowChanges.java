package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The changing elements of one row (T.4, 4.2.1.1): positions where the colour differs from the
 * pixel before, the pixel before the first being white. They stand from index 1 on, odd ones
 * turning black, even ones white; behind the last follow entries equal to the width.
 */
final class RowChanges {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int SENTINELS = 4;

  private final int widthPx;
  private final int[] positions;

  /** The changes of an all-white row. */
  RowChanges(int widthPx) {
    this.widthPx = widthPx;
    this.positions = new int[widthPx + 1 + SENTINELS];
    blank();
  }

  boolean isOf(int otherWidthPx) {
    return widthPx == otherWidthPx;
  }

  int widthPx() {
    return widthPx;
  }

  int[] positions() {
    return positions;
  }

  void blank() {
    terminate(1);
  }

  /** Reads the row that starts at byte {@code offset}; bits behind the width are ignored. */
  void scan(byte[] rows, int offset) {
    int found = 1;
    long before = 0;
    for (int x = 0; x < widthPx; x += 64) {
      long word = word(rows, offset + x / 8, widthPx - x);
      long changes = word ^ (word >>> 1 | before << 63);
      before = word & 1;
      while (changes != 0) {
        int lead = Long.numberOfLeadingZeros(changes);
        if (x + lead >= widthPx) {
          break;
        }
        positions[found++] = x + lead;
        changes &= ~(Long.MIN_VALUE >>> lead);
      }
    }
    terminate(found);
  }

  private static long word(byte[] rows, int at, int pixelsLeft) {
    if (at + 8 <= rows.length) {
      return (long) WORD.get(rows, at);
    }
    long word = 0;
    int count = Math.min((pixelsLeft + 7) / 8, rows.length - at);
    for (int i = 0; i < count; i++) {
      word |= (rows[at + i] & 0xffL) << (56 - 8 * i);
    }
    return word;
  }

  private void terminate(int from) {
    for (int i = 0; i < SENTINELS; i++) {
      positions[from + i] = widthPx;
    }
  }
}
