package org.caselli.fax.imaging.binarise;

/**
 * A screen of horizontal lines, about 49 to the inch, which grow thicker as the tone gets darker.
 * Group 4 and Group 3 code a line in a few bits however long it is, where a dot screen costs as
 * many bits for every dot; across the line no detail is lost. Tones between two thicknesses are
 * dashes, 8 pixels from middle to middle, which grow in length until they join; those of
 * neighbouring lines stand in the gaps of each other, so that the eye sees an even gray.
 */
final class LineScreen {

  private static final int LINES_PER_INCH = 49;
  private static final int FEWEST_ROWS = 3;

  /** Pixels from one dash to the next, a power of two. */
  private static final int DASH = 8;

  private final int[][] limits;

  private LineScreen(int[][] limits) {
    this.limits = limits;
  }

  /**
   * The screen for a vertical resolution: one line in 3 rows (standard), 4 (fine), 8 (superfine).
   */
  static LineScreen at(int rowsPerInch) {
    int period = Math.max(FEWEST_ROWS, Math.round((float) rowsPerInch / LINES_PER_INCH));
    int[][] limits = new int[2 * period][];
    for (int rank = 0; rank < period; rank++) {
      // From the middle outwards: 1, 2, 0, 3 of four rows.
      int middle = (period - 1) / 2;
      int row = rank % 2 == 0 ? middle - rank / 2 : middle + (rank + 1) / 2;
      limits[row] = dashes(rank, period, 0);
      limits[row + period] = dashes(rank, period, DASH / 2);
    }
    return new LineScreen(limits);
  }

  /** Limits along a row that is the {@code rank}th of its line to turn black. */
  private static int[] dashes(int rank, int period, int shift) {
    int[] row = new int[DASH];
    for (int x = 0; x < DASH; x++) {
      // From the middle outwards, left and right in turn.
      int fromMiddle = Math.abs(2 * x + 1 - DASH);
      int order = 2 * x < DASH ? fromMiddle - 1 : fromMiddle;
      double share = (rank + (order + 0.5) / DASH) / period;
      row[(x + shift) % DASH] = (int) Math.round(255 * (1 - share));
    }
    return row;
  }

  /** A pixel of this row that is darker than the limit at {@link #along} its place is black. */
  int[] row(int y) {
    return limits[y % limits.length];
  }

  static int along(int x) {
    return x & DASH - 1;
  }
}
