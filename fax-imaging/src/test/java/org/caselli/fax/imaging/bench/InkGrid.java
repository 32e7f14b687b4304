package org.caselli.fax.imaging.bench;

import java.awt.image.Raster;

/**
 * How dark each part of a page is, in a grid of equal cells, whatever resolution it was drawn at.
 *
 * @param darkness per cell, row after row, 0 = white to 1 = black
 */
record InkGrid(float[] darkness) {

  static final int COLUMNS = 48;
  static final int ROWS = 64;

  /** Less than this, a cell counts as white. */
  private static final float LEAST = 0.012f;

  /** Takes dark pixels until the page is full. */
  static final class Builder {

    private final int widthPx;
    private final int heightPx;
    private final boolean turned;
    private final float[] sums = new float[COLUMNS * ROWS];
    private int line;

    /**
     * A page.
     *
     * @param turned the pixels are turned by 90 degrees clockwise against the page
     */
    Builder(int widthPx, int heightPx, boolean turned) {
      this.widthPx = widthPx;
      this.heightPx = heightPx;
      this.turned = turned;
    }

    /** Adds the rows of a raster, from a column on; values from 0 = black to {@code white}. */
    void add(Raster raster, int left, int white) {
      int right = Math.min(widthPx, raster.getWidth() - left);
      int[] row = new int[right];
      for (int y = 0; y < raster.getHeight() && line < heightPx; y++, line++) {
        raster.getSamples(left, y, right, 1, 0, row);
        for (int x = 0; x < right; x++) {
          if (row[x] < white) {
            int across = turned ? line * COLUMNS / heightPx : x * COLUMNS / widthPx;
            int down = turned ? (widthPx - 1 - x) * ROWS / widthPx : line * ROWS / heightPx;
            sums[down * COLUMNS + across] += 1 - (float) row[x] / white;
          }
        }
      }
    }

    InkGrid build() {
      float cell = (float) widthPx * heightPx / (COLUMNS * ROWS);
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= cell;
      }
      return new InkGrid(sums);
    }
  }

  boolean inked(int cell) {
    return darkness[cell] > LEAST;
  }

  double total() {
    double sum = 0;
    for (float each : darkness) {
      sum += each;
    }
    return sum / darkness.length;
  }

  /** Left, top, right and bottom of the ink, in cells; empty when right is left of left. */
  int[] box() {
    int[] box = {COLUMNS, ROWS, -1, -1};
    for (int i = 0; i < darkness.length; i++) {
      if (inked(i)) {
        box[0] = Math.min(box[0], i % COLUMNS);
        box[1] = Math.min(box[1], i / COLUMNS);
        box[2] = Math.max(box[2], i % COLUMNS);
        box[3] = Math.max(box[3], i / COLUMNS);
      }
    }
    return box;
  }

  /** Cells that hold ink here and in another drawing, but nothing in ours or around. */
  int missing(InkGrid other, InkGrid ours) {
    int missing = 0;
    for (int i = 0; i < darkness.length; i++) {
      if (inked(i) && other.inked(i) && !ours.inkedAround(i)) {
        missing++;
      }
    }
    return missing;
  }

  private boolean inkedAround(int cell) {
    int x = cell % COLUMNS;
    int y = cell / COLUMNS;
    for (int v = Math.max(0, y - 1); v <= Math.min(ROWS - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(COLUMNS - 1, x + 1); u++) {
        if (darkness[v * COLUMNS + u] > LEAST / 4) {
          return true;
        }
      }
    }
    return false;
  }
}
