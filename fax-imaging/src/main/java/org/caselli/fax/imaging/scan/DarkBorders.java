package org.caselli.fax.imaging.scan;

/**
 * The dark rim that a scanner leaves where the sheet does not cover its glass. Only what touches
 * the edge along a good part of it, is dark throughout and stays close to it is removed: bars with
 * print in them, frames of thin lines and pictures that reach the edge stay.
 */
final class DarkBorders {

  private static final int CELL = 8;
  private static final int DARK = 100;
  private static final int LIGHT_PIXEL = 170;

  /** Share of the page's width or height that a rim may be thick. */
  private static final double THICKEST = 0.04;

  /** Share of one edge that a rim runs along. */
  private static final double LEAST_LENGTH = 0.8;

  /** Share of the cells beyond a rim and its blur that are paper. */
  private static final double LEAST_PAPER_BESIDE = 0.9;

  /** Share of the whole page that is paper. */
  private static final double LEAST_PAPER = 0.5;

  private static final int PAPER = 150;
  private static final double MOST_LIGHT = 0.02;
  private static final double MOST_GAPS = 0.02;

  private final ScanArea area;
  private final int columns;
  private final int rows;
  private final boolean[] dark;

  private DarkBorders(ScanArea area) {
    this.area = area;
    this.columns = (area.widthPx() + CELL - 1) / CELL;
    this.rows = (area.heightPx() + CELL - 1) / CELL;
    this.dark = new boolean[columns * rows];
  }

  static void remove(ScanArea area) {
    DarkBorders borders = new DarkBorders(area);
    if (borders.findDarkRim() && borders.mostlyPaper()) {
      boolean[] seen = new boolean[borders.dark.length];
      for (int cell = 0; cell < seen.length; cell++) {
        if (borders.dark[cell] && !seen[cell] && borders.onEdge(cell)) {
          borders.removeComponent(cell, seen);
        }
      }
    }
  }

  /** Looks at the whole page only if cells of its edge are dark. */
  private boolean findDarkRim() {
    boolean any = false;
    for (int cell = 0; cell < dark.length; cell++) {
      if (onEdge(cell)) {
        dark[cell] = isDark(cell);
        any |= dark[cell];
      }
    }
    for (int cell = 0; any && cell < dark.length; cell++) {
      dark[cell] = isDark(cell);
    }
    return any;
  }

  private boolean isDark(int cell) {
    return area.mean(cell % columns * CELL, cell / columns * CELL, CELL, CELL) < DARK;
  }

  private boolean onEdge(int cell) {
    int column = cell % columns;
    int row = cell / columns;
    return column == 0 || row == 0 || column == columns - 1 || row == rows - 1;
  }

  private void removeComponent(int first, boolean[] seen) {
    int[] queue = new int[dark.length];
    int end = 0;
    queue[end++] = first;
    seen[first] = true;
    int edge = 0;
    boolean thick = false;
    for (int i = 0; i < end; i++) {
      int column = queue[i] % columns;
      int row = queue[i] / columns;
      edge += onEdge(queue[i]) ? 1 : 0;
      thick |= depth(column, columns) > THICKEST && depth(row, rows) > THICKEST;
      end = column > 0 ? join(queue[i] - 1, seen, queue, end) : end;
      end = column < columns - 1 ? join(queue[i] + 1, seen, queue, end) : end;
      end = row > 0 ? join(queue[i] - columns, seen, queue, end) : end;
      end = row < rows - 1 ? join(queue[i] + columns, seen, queue, end) : end;
    }
    boolean rim = !thick && edge >= LEAST_LENGTH * Math.min(columns, rows);
    rim = rim && alongAnEdge(queue, end) && besidePaper(queue, end);
    if (rim && light(queue, end) <= MOST_LIGHT && gaps(queue, end) <= MOST_GAPS * end) {
      for (int i = 0; i < end; i++) {
        whiten(queue[i]);
      }
    }
  }

  private boolean mostlyPaper() {
    int paper = 0;
    for (int cell = 0; cell < dark.length; cell++) {
      paper += isPaper(cell) ? 1 : 0;
    }
    return paper >= LEAST_PAPER * dark.length;
  }

  private boolean isPaper(int cell) {
    return area.mean(cell % columns * CELL, cell / columns * CELL, CELL, CELL) >= PAPER;
  }

  private boolean alongAnEdge(int[] cells, int end) {
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
    for (int i = 0; i < end; i++) {
      int column = cells[i] % columns;
      int row = cells[i] / columns;
      left += column == 0 ? 1 : 0;
      right += column == columns - 1 ? 1 : 0;
      top += row == 0 ? 1 : 0;
      bottom += row == rows - 1 ? 1 : 0;
    }
    return Math.max(left, right) >= LEAST_LENGTH * rows
        || Math.max(top, bottom) >= LEAST_LENGTH * columns;
  }

  /**
   * Two cells inwards from a rim there is paper; beside a part of a picture there is more of it.
   */
  private boolean besidePaper(int[] cells, int end) {
    int paper = 0;
    int all = 0;
    for (int i = 0; i < end; i++) {
      int column = cells[i] % columns;
      int row = cells[i] / columns;
      boolean sideways = depth(column, columns) < depth(row, rows);
      int inwards =
          sideways ? (column < columns / 2 ? 1 : -1) : (row < rows / 2 ? columns : -columns);
      int beyond = cells[i] + 2 * inwards;
      if (beyond >= 0 && beyond < dark.length && !dark[cells[i] + inwards]) {
        all++;
        paper += isPaper(beyond) ? 1 : 0;
      }
    }
    return paper >= LEAST_PAPER_BESIDE * all;
  }

  private int join(int cell, boolean[] seen, int[] queue, int end) {
    if (!dark[cell] || seen[cell]) {
      return end;
    }
    seen[cell] = true;
    queue[end] = cell;
    return end + 1;
  }

  /** The distance from the nearer end, as a share of the whole. */
  private static double depth(int at, int of) {
    return (double) Math.min(at, of - 1 - at) / of;
  }

  /** The share of light pixels in cells that have none but dark ones around them. */
  private double light(int[] cells, int end) {
    long light = 0;
    long pixels = 0;
    for (int i = 0; i < end; i++) {
      if (surrounded(cells[i])) {
        int left = cells[i] % columns * CELL;
        int top = cells[i] / columns * CELL;
        for (int y = top; y < Math.min(area.heightPx(), top + CELL); y++) {
          for (int x = left; x < Math.min(area.widthPx(), left + CELL); x++) {
            light += area.at(x, y) > LIGHT_PIXEL ? 1 : 0;
            pixels++;
          }
        }
      }
    }
    return pixels == 0 ? 0 : (double) light / pixels;
  }

  /** Cells that have a light one between them and the edge: there is print in the bar. */
  private int gaps(int[] cells, int end) {
    int gaps = 0;
    for (int i = 0; i < end; i++) {
      int column = cells[i] % columns;
      int row = cells[i] / columns;
      int across = Math.min(column, columns - 1 - column);
      int down = Math.min(row, rows - 1 - row);
      int stepAcross = column < columns / 2 ? -1 : 1;
      int stepDown = row < rows / 2 ? -columns : columns;
      int outwards = across < down ? stepAcross : stepDown;
      gaps += Math.min(across, down) > 0 && !dark[cells[i] + outwards] ? 1 : 0;
    }
    return gaps;
  }

  private boolean surrounded(int cell) {
    int column = cell % columns;
    int row = cell / columns;
    return (column == 0 || dark[cell - 1])
        && (column == columns - 1 || dark[cell + 1])
        && (row == 0 || dark[cell - columns])
        && (row == rows - 1 || dark[cell + columns]);
  }

  /** With the blurred pixels next to it. */
  private void whiten(int cell) {
    int left = cell % columns * CELL;
    int top = cell / columns * CELL;
    area.whiten(left - CELL / 2, top - CELL / 2, left + CELL + CELL / 2, top + CELL + CELL / 2);
  }
}
