package org.caselli.fax.imaging.binarise;

/**
 * A screen of horizontal lines, about 49 to the inch, which grow thicker as the tone gets darker.
 * Group 4 and Group 3 code a line in a few bits however long it is, where a dot screen costs as
 * many bits for every dot; across the line no detail is lost.
 */
final class LineScreen {

  private static final int LINES_PER_INCH = 49;
  private static final int FEWEST_ROWS = 3;

  private final int[] limits;

  private LineScreen(int[] limits) {
    this.limits = limits;
  }

  /**
   * The screen for a vertical resolution: one line in 3 rows (standard), 4 (fine), 8 (superfine).
   */
  static LineScreen at(int rowsPerInch) {
    int period = Math.max(FEWEST_ROWS, Math.round((float) rowsPerInch / LINES_PER_INCH));
    int[] limits = new int[period];
    for (int rank = 0; rank < period; rank++) {
      // From the middle outwards: 1, 2, 0, 3 of four rows.
      int middle = (period - 1) / 2;
      int row = rank % 2 == 0 ? middle - rank / 2 : middle + (rank + 1) / 2;
      limits[row] = 255 - (2 * rank + 1) * 255 / (2 * period);
    }
    return new LineScreen(limits);
  }

  /** A pixel of this row that is darker than the limit is black. */
  int limit(int y) {
    return limits[y % limits.length];
  }
}
