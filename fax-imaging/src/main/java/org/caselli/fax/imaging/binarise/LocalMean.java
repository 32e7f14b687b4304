package org.caselli.fax.imaging.binarise;

import java.util.Arrays;

/**
 * The mean of the square of 11 by 11 pixels around each pixel of a row, row by row downwards, from
 * sums that are carried along. At the edges of the page the square is cut off.
 */
final class LocalMean {

  private static final int REACH = 5;

  private final GrayPage page;
  private final int[] sums;
  private final int[] means;
  private int from;
  private int to;

  LocalMean(GrayPage page) {
    this.page = page;
    this.sums = new int[page.widthPx()];
    this.means = new int[page.widthPx()];
  }

  /** The means of a row. The array is used again for the next. */
  int[] row(int y) {
    int top = Math.max(0, y - REACH);
    int bottom = Math.min(page.heightPx(), y + REACH + 1);
    if (top >= to) {
      Arrays.fill(sums, 0);
      from = top;
      to = top;
    }
    while (to < bottom) {
      add(to++, 1);
    }
    while (from < top) {
      add(from++, -1);
    }
    spread(bottom - top);
    return means;
  }

  private void add(int y, int sign) {
    byte[] gray = page.pixels();
    int row = y * page.widthPx();
    for (int x = 0; x < sums.length; x++) {
      sums[x] += sign * (gray[row + x] & 0xff);
    }
  }

  private void spread(int rows) {
    int width = sums.length;
    int sum = 0;
    for (int x = 0; x < Math.min(REACH, width); x++) {
      sum += sums[x];
    }
    for (int x = 0; x < width; x++) {
      sum += x + REACH < width ? sums[x + REACH] : 0;
      sum -= x > REACH ? sums[x - REACH - 1] : 0;
      int across = Math.min(width, x + REACH + 1) - Math.max(0, x - REACH);
      means[x] = sum / (across * rows);
    }
  }
}
