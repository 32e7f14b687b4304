package org.caselli.fax.imaging.text;

/**
 * A size of fixed-pitch type on A4 with margins of 15 mm.
 *
 * @param size in points, 1/72 inch
 * @param columns cells on a line
 */
record TextPitch(float size, int columns) {

  static final float MARGIN = 42.5f;
  static final float PAGE_WIDTH = 595.28f;
  static final float PAGE_HEIGHT = 841.89f;

  private static final float USUAL_SIZE = 10;
  private static final int USUAL_COLUMNS = 84;

  /** At 8 pt, below which small type suffers on the line. */
  private static final int MOST_COLUMNS = 106;

  /** The width of a cell by its size, as in most fixed-pitch fonts. */
  private static final float CELL_ASPECT = 0.6021f;

  private static final float LEADING = 1.2f;

  /** The largest size that keeps lines of so many cells whole, or the usual one. */
  static TextPitch forColumns(int columns) {
    if (columns <= USUAL_COLUMNS || columns > MOST_COLUMNS) {
      return new TextPitch(USUAL_SIZE, USUAL_COLUMNS);
    }
    return new TextPitch((PAGE_WIDTH - 2 * MARGIN) / (columns * CELL_ASPECT), columns);
  }

  float cell() {
    return size * CELL_ASPECT;
  }

  float leading() {
    return size * LEADING;
  }

  int linesPerPage() {
    return (int) ((PAGE_HEIGHT - 2 * MARGIN) / leading());
  }
}
