package org.caselli.fax.imaging.convert;

import java.util.Random;
import org.caselli.fax.imaging.page.BilevelPage;

/** Pages drawn by formula, alike in every run. */
public final class Pictures {

  private Pictures() {}

  /** Text-like runs: words of strokes with white rows between. */
  public static BilevelPage scribble(int widthPx, int heightPx, long seed) {
    Random random = new Random(seed);
    BilevelPage page = BilevelPage.white(widthPx, heightPx);
    for (int y = 0; y < heightPx; y++) {
      if (y % 40 < 12) {
        continue;
      }
      int x = random.nextInt(30);
      while (x < widthPx) {
        int run = 1 + random.nextInt(9);
        for (int i = x; i < Math.min(widthPx, x + run); i++) {
          page.blacken(i, y);
        }
        x += run + 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 20);
      }
    }
    return page;
  }

  public static BilevelPage noise(int widthPx, int heightPx, double blackShare, long seed) {
    Random random = new Random(seed);
    BilevelPage page = BilevelPage.white(widthPx, heightPx);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        if (random.nextDouble() < blackShare) {
          page.blacken(x, y);
        }
      }
    }
    return page;
  }

  /** Row {@code y} is black from its first pixel for {@code y} pixels, or the other way round. */
  public static BilevelPage everyRunLength(int widthPx, boolean blackFirst) {
    BilevelPage page = BilevelPage.white(widthPx, 2 * widthPx);
    for (int run = 0; run < widthPx; run++) {
      for (int x = 0; x < widthPx; x++) {
        if (x < run == blackFirst) {
          page.blacken(x, 2 * run);
        }
      }
    }
    return page;
  }
}
