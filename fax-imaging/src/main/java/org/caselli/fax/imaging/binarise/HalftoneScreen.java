package org.caselli.fax.imaging.binarise;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A clustered-dot screen at 45 degrees, 8 by 8 pixels with two dots each: about 36 dots per inch on
 * a fax page, coarse enough for print heads and short run-length codes.
 */
public final class HalftoneScreen {

  private static final int SIDE = 8;
  private static final int CELLS = SIDE * SIDE;
  private static final int[] THRESHOLDS = thresholds();

  private HalftoneScreen() {}

  /** A pixel darker than this is black. */
  public static int threshold(int x, int y) {
    return THRESHOLDS[y % SIDE * SIDE + x % SIDE];
  }

  private static int[] thresholds() {
    List<Integer> byDarkness =
        IntStream.range(0, CELLS)
            .boxed()
            .sorted(Comparator.comparingDouble(HalftoneScreen::spot))
            .collect(Collectors.toList());
    int[] thresholds = new int[CELLS];
    for (int rank = 0; rank < CELLS; rank++) {
      thresholds[byDarkness.get(rank)] = 8 + rank * 240 / CELLS;
    }
    return thresholds;
  }

  /** The height of the spot function at a cell: the highest cells turn black first. */
  private static double spot(int cell) {
    double x = cell % SIDE + 0.5;
    double y = (double) (cell / SIDE) + 0.5;
    return Math.cos(2 * Math.PI * (x + y) / SIDE) + Math.cos(2 * Math.PI * (x - y) / SIDE);
  }
}
