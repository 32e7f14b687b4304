package org.caselli.fax.imaging.scan;

import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Specks of up to two by two pixels with nothing black within four pixels. A full stop, or the dot
 * on an i, is larger or has its letters near. Dots in a row, as those that lead to a number, and
 * dots in numbers, as those of a light screen, are no dirt.
 */
final class Specks {

  private static final int SIDE = 2;
  private static final int CLEARANCE = 4;

  /** The farthest that two dots of a row lie apart. */
  private static final int STEP = 40;

  private static final int AREA = 32;

  /** In three by three areas. */
  private static final int FEWEST_IN_SCREEN = 12;

  private final BilevelPage page;
  private final BilevelPage found;
  private final int areasAcross;
  private final int[] counts;

  Specks(BilevelPage page) {
    this.page = page;
    this.found = BilevelPage.white(page.widthPx(), page.heightPx());
    this.areasAcross = page.widthPx() / AREA + 3;
    this.counts = new int[areasAcross * (page.heightPx() / AREA + 3)];
  }

  void remove() {
    if (find()) {
      byte[] rows = found.rows();
      for (int i = 0; i < rows.length; i++) {
        for (int bits = rows[i] & 0xff; bits != 0; bits &= bits - 1) {
          int x = i % found.stride() * 8 + 7 - Integer.numberOfTrailingZeros(bits);
          int y = i / found.stride();
          if (!inScreen(x, y) && !inRow(x, y)) {
            whiten(x, y);
          }
        }
      }
    }
  }

  /** Marks the upper left corner of each speck. */
  private boolean find() {
    byte[] rows = page.rows();
    int stride = page.stride();
    boolean any = false;
    for (int y = 0; y < page.heightPx(); y++) {
      for (int i = 0; i < stride; i++) {
        // At most two black pixels in a row; most bytes of a page are white.
        int bits = rows[y * stride + i] & 0xff;
        if (bits != 0 && Integer.bitCount(bits) <= SIDE) {
          int x = i * 8 + Integer.numberOfLeadingZeros(bits) - 24;
          if (standsAlone(x, y)) {
            any = true;
            found.blacken(x, y);
            counts[area(x, y)]++;
          }
        }
      }
    }
    return any;
  }

  private int area(int x, int y) {
    return (y / AREA + 1) * areasAcross + x / AREA + 1;
  }

  private boolean inScreen(int x, int y) {
    int middle = area(x, y);
    int sum = 0;
    for (int row = middle - areasAcross; row <= middle + areasAcross; row += areasAcross) {
      sum += counts[row - 1] + counts[row] + counts[row + 1];
    }
    return sum >= FEWEST_IN_SCREEN;
  }

  /** Whether there are dots on both sides, or two at equal steps on one. */
  private boolean inRow(int x, int y) {
    int before = nextInRow(x, y, -1);
    int after = nextInRow(x, y, 1);
    return before > 0 && after > 0
        || before > 0 && nextInRow(x - before, y, -1) > 0
        || after > 0 && nextInRow(x + after, y, 1) > 0;
  }

  /** How far the next dot lies across the page; 0 if there is none. */
  private int nextInRow(int x, int y, int direction) {
    for (int step = SIDE + CLEARANCE; step <= STEP; step++) {
      int u = x + direction * step;
      for (int v = Math.max(0, y - 1); v <= Math.min(page.heightPx() - 1, y + 1); v++) {
        if (u >= 0 && u < page.widthPx() && found.black(u, v)) {
          return step;
        }
      }
    }
    return 0;
  }

  private void whiten(int x, int y) {
    for (int v = y; v < Math.min(page.heightPx(), y + SIDE); v++) {
      for (int u = x; u < Math.min(page.widthPx(), x + SIDE); u++) {
        page.rows()[v * page.stride() + u / 8] &= (byte) ~(0x80 >> u % 8);
      }
    }
  }

  private boolean standsAlone(int x, int y) {
    int bottom = Math.min(page.heightPx() - 1, y + SIDE - 1 + CLEARANCE);
    int right = Math.min(page.widthPx() - 1, x + SIDE - 1 + CLEARANCE);
    for (int v = Math.max(0, y - CLEARANCE); v <= bottom; v++) {
      for (int u = Math.max(0, x - CLEARANCE); u <= right; u++) {
        boolean own = u >= x && u < x + SIDE && v >= y && v < y + SIDE;
        if (!own && page.black(u, v)) {
          return false;
        }
      }
    }
    return true;
  }
}
