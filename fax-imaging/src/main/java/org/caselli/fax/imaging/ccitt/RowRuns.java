package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/**
 * The positions at which a row that is being read changes its colour.
 *
 * <p>They stand from index 1 on, odd ones turn black, even ones white; at index 0 stands the left
 * edge, behind the last one the width and then positions that no row reaches. A run of length zero
 * leaves two equal changes.
 */
final class RowRuns {

  /** Beyond every width, far from an overflow. */
  static final int FAR = 1 << 28;

  private static final int SENTINELS = 4;

  /** Runs of length zero, of no use to anybody, that a row may hold beyond its pixels. */
  private static final int IDLE_RUNS = 64;

  final int[] changes;

  /** Index behind the last change. */
  int count;

  private final int widthPx;

  /** A white row. */
  RowRuns(int widthPx) {
    this.widthPx = widthPx;
    this.changes = new int[3 * widthPx + 2 * IDLE_RUNS];
    blank();
  }

  /** From this index on there is room for runs that get on with the row, not for empty ones. */
  int idleLimit() {
    return widthPx + IDLE_RUNS;
  }

  void blank() {
    count = 1;
    changes[count++] = widthPx;
    end();
  }

  boolean isBlank() {
    return changes[1] >= widthPx;
  }

  /** Ends a row whose last run ends at its width. */
  void end() {
    changes[count] = widthPx;
    Arrays.fill(changes, count + 1, count + SENTINELS, FAR);
  }

  /**
   * Leaves of a broken row what was read of it: a run that began before {@code a0} and did not end
   * keeps its colour, runs beyond the width are dropped, the rest is white.
   */
  void endBroken(int a0) {
    if (a0 > changes[count - 1]) {
      changes[count++] = a0;
    }
    while (count > 1 && changes[count - 1] > widthPx) {
      count--;
    }
    fillUp();
  }

  /**
   * Ends a row that breaks off at {@code a0} in a mode code: as much as is left of the row takes on
   * the colour of the run that has begun, from its begin on.
   */
  void endInMode(int a0) {
    int from = changes[count - 1];
    changes[count++] = from + widthPx - a0;
    if (a0 > from) {
      changes[count++] = widthPx;
    }
    fillUp();
  }

  private void fillUp() {
    if ((count & 1) == 0) {
      changes[count] = changes[count - 1];
      count++;
    }
    changes[count++] = widthPx;
    end();
  }
}
