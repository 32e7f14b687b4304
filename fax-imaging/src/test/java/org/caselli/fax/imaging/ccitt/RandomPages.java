package org.caselli.fax.imaging.ccitt;

import java.util.Random;
import org.caselli.fax.imaging.page.BilevelPage;

/** Pages of every structure a fax can have, and some it cannot, alike in every run. */
public final class RandomPages {

  private static final int WIDEST_PX = 2432;

  private RandomPages() {}

  /** A page of 1 to 2432 pixels by 1 to 120 rows that mixes up to four kinds of areas. */
  public static BilevelPage page(long seed) {
    Random random = new Random(seed);
    int widthPx = random.nextInt(4) == 0 ? 1 + random.nextInt(140) : 1 + random.nextInt(WIDEST_PX);
    int heightPx = 1 + random.nextInt(120);
    BilevelPage page = BilevelPage.white(widthPx, heightPx);
    int y = 0;
    while (y < heightPx) {
      int rows = 1 + random.nextInt(heightPx);
      area(page, y, Math.min(heightPx, y + rows), random.nextInt(8), random);
      y += rows;
    }
    return page;
  }

  private static void area(BilevelPage page, int from, int to, int kind, Random random) {
    double share = Math.pow(random.nextDouble(), 3);
    int period = 1 + random.nextInt(40);
    for (int y = from; y < to; y++) {
      switch (kind) {
        case 0 -> {}
        case 1 -> run(page, y, 0, page.widthPx());
        case 2 -> noise(page, y, share, random);
        case 3 -> strokes(page, y, random);
        case 4 -> stripes(page, y, period, random);
        case 5 -> run(page, y, Math.max(0, y * 3 % page.widthPx() - 5), 5 + period);
        case 6 -> aboveWithFlaws(page, y, random);
        default -> {
          run(page, y, 0, random.nextInt(page.widthPx() + 1));
          run(page, y, page.widthPx() - random.nextInt(page.widthPx()), page.widthPx());
        }
      }
    }
  }

  private static void run(BilevelPage page, int y, int from, int length) {
    for (int x = from; x < Math.min(page.widthPx(), from + length); x++) {
      page.blacken(x, y);
    }
  }

  private static void noise(BilevelPage page, int y, double share, Random random) {
    for (int x = 0; x < page.widthPx(); x++) {
      if (random.nextDouble() < share) {
        page.blacken(x, y);
      }
    }
  }

  private static void strokes(BilevelPage page, int y, Random random) {
    int x = random.nextInt(30);
    while (x < page.widthPx()) {
      int run = 1 + random.nextInt(9);
      run(page, y, x, run);
      x += run + 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 20);
    }
  }

  private static void stripes(BilevelPage page, int y, int period, Random random) {
    for (int x = random.nextInt(3); x < page.widthPx(); x += 2 * period) {
      run(page, y, x, period);
    }
  }

  private static void aboveWithFlaws(BilevelPage page, int y, Random random) {
    if (y == 0) {
      strokes(page, y, random);
      return;
    }
    for (int x = 0; x < page.widthPx(); x++) {
      int above = page.rows()[(y - 1) * page.stride() + (x >> 3)] >> (7 - (x & 7)) & 1;
      if (above == 1 != (random.nextInt(50) == 0)) {
        page.blacken(x, y);
      }
    }
  }
}
