package org.caselli.fax.imaging.scan;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Finds how much lines of text rise or fall. The ink is summed along lines of every slope; at the
 * right one, the sums of rows with text and of those between differ most.
 */
final class SkewFinder {

  /** Cells of the reduced page: fine down, where lines are told apart. */
  private static final int CELL_WIDTH = 8;

  private static final int CELL_HEIGHT = 2;
  private static final int INK_CONTRAST = 60;

  /** Five degrees, and the least slope that anybody notices: four pixels on a whole page. */
  private static final double STEEPEST = 0.0875;

  private static final double LEAST = 0.0025;
  private static final double COARSE = 0.004;
  private static final double FINE = 0.0005;

  /** How far the best slope must stand out from level and from the common slope. */
  private static final double BETTER_THAN_LEVEL = 1.15;

  private static final double BETTER_THAN_MOST = 1.6;
  private static final int FEWEST_LINES = 6;
  private static final int FEWEST_CELLS = 400;
  private static final double MOST_INK = 0.25;

  private final int columns;
  private final int rows;
  private final int[] inkX;
  private final int[] inkY;

  /** Reduces the page to its ink, which is clearly darker than what most of the page is. */
  SkewFinder(ScanArea area) {
    this.columns = area.widthPx() / CELL_WIDTH;
    this.rows = area.heightPx() / CELL_HEIGHT;
    byte[] means = new byte[columns * rows];
    int[] histogram = new int[256];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int mean = area.mean(column * CELL_WIDTH, row * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT);
        means[row * columns + column] = (byte) mean;
        histogram[mean]++;
      }
    }
    int limit = median(histogram, means.length) - INK_CONTRAST;
    int[] ink = new int[means.length];
    int count = 0;
    for (int cell = 0; cell < means.length; cell++) {
      if ((means[cell] & 0xff) < limit) {
        ink[count++] = cell;
      }
    }
    this.inkX = new int[count];
    this.inkY = new int[count];
    for (int i = 0; i < count; i++) {
      inkX[i] = ink[i] % columns;
      inkY[i] = ink[i] / columns;
    }
  }

  private static int median(int[] histogram, int count) {
    int below = 0;
    for (int tone = 0; tone < 256; tone++) {
      below += histogram[tone];
      if (below * 2 > count) {
        return tone;
      }
    }
    return 255;
  }

  /** Lines down for each pixel across, positive when text falls; empty when in doubt. */
  OptionalDouble slope() {
    if (inkX.length < FEWEST_CELLS || inkX.length > MOST_INK * columns * rows) {
      return OptionalDouble.empty();
    }
    int steps = (int) (2 * STEEPEST / COARSE) + 1;
    double[] scores = new double[steps];
    int best = 0;
    for (int i = 0; i < steps; i++) {
      scores[i] = score(sums(-STEEPEST + i * COARSE));
      best = scores[i] > scores[best] ? i : best;
    }
    if (best == 0 || best == steps - 1) {
      return OptionalDouble.empty();
    }
    double slope = refine(-STEEPEST + best * COARSE);
    return convincing(slope, scores) ? OptionalDouble.of(slope) : OptionalDouble.empty();
  }

  private double refine(double near) {
    double best = near;
    double highest = 0;
    for (double slope = near - COARSE; slope <= near + COARSE; slope += FINE) {
      double score = score(sums(slope));
      if (score > highest) {
        highest = score;
        best = slope;
      }
    }
    return best;
  }

  private boolean convincing(double slope, double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int[] sums = sums(slope);
    double score = score(sums);
    return Math.abs(slope) >= LEAST
        && score > BETTER_THAN_LEVEL * score(sums(0))
        && score > BETTER_THAN_MOST * sorted[sorted.length / 2]
        && lines(sums) >= FEWEST_LINES;
  }

  /** Ink along lines of a slope, by the row in which the line begins. */
  private int[] sums(double slope) {
    double fall = slope * CELL_WIDTH / CELL_HEIGHT;
    int reach = (int) Math.ceil(Math.abs(fall) * columns) + 1;
    int[] sums = new int[rows + 2 * reach];
    int[] shifts = new int[columns];
    for (int column = 0; column < columns; column++) {
      shifts[column] = reach - (int) Math.round(fall * (column - columns / 2.0));
    }
    for (int i = 0; i < inkX.length; i++) {
      sums[inkY[i] + shifts[inkX[i]]]++;
    }
    return sums;
  }

  private static double score(int[] sums) {
    double score = 0;
    for (int row = 1; row < sums.length; row++) {
      double step = sums[row] - sums[row - 1];
      score += step * step;
    }
    return score;
  }

  /** Groups of rows with more ink than the mean of inked rows. */
  private static int lines(int[] sums) {
    double mean = Arrays.stream(sums).filter(each -> each > 0).average().orElse(0);
    int lines = 0;
    for (int row = 1; row < sums.length; row++) {
      lines += sums[row] > mean && sums[row - 1] <= mean ? 1 : 0;
    }
    return lines;
  }
}
