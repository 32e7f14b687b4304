package org.caselli.fax.imaging.scan;

import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Specks of up to two by two pixels with nothing black within four pixels. A full stop, or the dot
 * on an i, is larger or has its letters near.
 */
final class Specks {

  private static final int SIDE = 2;
  private static final int CLEARANCE = 4;

  private final BilevelPage page;

  Specks(BilevelPage page) {
    this.page = page;
  }

  void remove() {
    byte[] rows = page.rows();
    int stride = page.stride();
    for (int y = 0; y < page.heightPx(); y++) {
      for (int i = 0; i < stride; i++) {
        // At most two black pixels in a row; most bytes of a page are white.
        int bits = rows[y * stride + i] & 0xff;
        if (bits != 0 && Integer.bitCount(bits) <= SIDE) {
          removeFrom(i * 8 + Integer.numberOfLeadingZeros(bits) - 24, y);
        }
      }
    }
  }

  private void removeFrom(int x, int y) {
    if (standsAlone(x, y)) {
      for (int v = y; v < Math.min(page.heightPx(), y + SIDE); v++) {
        for (int u = x; u < Math.min(page.widthPx(), x + SIDE); u++) {
          page.rows()[v * page.stride() + u / 8] &= (byte) ~(0x80 >> u % 8);
        }
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
