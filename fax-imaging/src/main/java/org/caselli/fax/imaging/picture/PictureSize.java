package org.caselli.fax.imaging.picture;

import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;

/**
 * How large a picture is on paper, in inches: by its own resolution if that gives a sensible sheet;
 * else as the scan of a sheet, if its pixels have the measures of one; else as on a screen of 96
 * dpi; and never larger than A4.
 */
record PictureSize(double across, double down) {

  private static final double SCREEN_DPI = 96;
  private static final double LOWEST_DPI = 50;
  private static final double HIGHEST_DPI = 2400;

  /** What programs write when they know nothing; of a large picture it says nothing. */
  private static final double DEFAULT_DPI = 100;

  private static final int LARGE_PX = 1200;

  /** A3 with a margin for sloppy scans; nobody has a larger sheet on his desk. */
  private static final double LONGEST = 17.5;

  private static final double SHORT_SIDE = 8.27;
  private static final double LONG_SIDE = 11.69;

  private static final double[][] SHEETS = {{8.27, 11.69}, {8.5, 11}, {8.5, 14}, {5.83, 8.27}};
  private static final double[] SCAN_DPI = {100, 150, 200, 204, 240, 300, 400, 600, 1200};
  private static final double TOLERANCE = 0.012;

  static PictureSize of(int widthPx, int heightPx, Optional<Density> density) {
    return density
        .filter(each -> sensible(each, widthPx, heightPx))
        .map(each -> new PictureSize(widthPx / each.xDpi(), heightPx / each.yDpi()))
        .orElseGet(() -> guess(widthPx, heightPx));
  }

  private static boolean sensible(Density density, int widthPx, int heightPx) {
    double x = density.xDpi();
    double y = density.yDpi();
    boolean known = x >= LOWEST_DPI && x <= HIGHEST_DPI && y >= LOWEST_DPI && y <= HIGHEST_DPI;
    boolean empty = x < DEFAULT_DPI && Math.max(widthPx, heightPx) > LARGE_PX;
    return known && !empty && Math.max(widthPx / x, heightPx / y) <= LONGEST;
  }

  private static PictureSize guess(int widthPx, int heightPx) {
    int shorter = Math.min(widthPx, heightPx);
    int longer = Math.max(widthPx, heightPx);
    for (double dpi : SCAN_DPI) {
      for (double[] sheet : SHEETS) {
        if (near(shorter / dpi, sheet[0]) && near(longer / dpi, sheet[1])) {
          return new PictureSize(widthPx / dpi, heightPx / dpi);
        }
      }
    }
    // A strip that is longer than a sheet keeps its width and goes on to further pages.
    boolean strip = heightPx > 2 * widthPx;
    double dpi =
        strip
            ? Math.max(SCREEN_DPI, widthPx / SHORT_SIDE)
            : Math.max(SCREEN_DPI, Math.max(shorter / SHORT_SIDE, longer / LONG_SIDE));
    return new PictureSize(widthPx / dpi, heightPx / dpi);
  }

  private static boolean near(double inches, double sheet) {
    return Math.abs(inches - sheet) <= TOLERANCE * sheet;
  }
}
