package org.caselli.fax.imaging.tiff;

import java.util.OptionalInt;

/**
 * The resolutions of fax machines (T.4, 2.1 and table of T.30): 8.04 px/mm by 3.85, 7.7 or 15.4
 * lines/mm, which files give as 204 by 98, 196 or 391 per inch, rounded to 200 by 100, 200 or 400.
 */
public final class TiffResolution {

  public static final int STANDARD = 98;
  public static final int FINE = 196;
  public static final int SUPERFINE = 391;

  /** A 1728 px page without resolution that is shorter than this is of standard resolution. */
  private static final int SHORTEST_FINE_PAGE = 1400;

  private TiffResolution() {}

  /** 98, 196 or 391 when the image has the resolution of a fax, also when it is rounded. */
  public static OptionalInt linesPerInch(TiffDirectory image) {
    if (!plausible(image.xDpi()) && !plausible(image.yDpi())) {
      return OptionalInt.of(image.heightPx() < SHORTEST_FINE_PAGE ? STANDARD : FINE);
    }
    if (!near(image.xDpi(), 195, 209)) {
      return OptionalInt.empty();
    }
    return near(image.yDpi(), 95, 103)
        ? OptionalInt.of(STANDARD)
        : near(image.yDpi(), 190, 205)
            ? OptionalInt.of(FINE)
            : near(image.yDpi(), 380, 410) ? OptionalInt.of(SUPERFINE) : OptionalInt.empty();
  }

  /** Whether the numbers are those that a switch accepts: 204 by 98, 196 or 391. */
  public static boolean exact(TiffDirectory image) {
    return near(image.xDpi(), 203.5, 204.5)
        && (near(image.yDpi(), 97.5, 98.5)
            || near(image.yDpi(), 195.5, 196.5)
            || near(image.yDpi(), 390.5, 391.6));
  }

  public static boolean plausible(double dpi) {
    return near(dpi, 20, 10_000);
  }

  private static boolean near(double dpi, double least, double most) {
    return dpi >= least && dpi <= most;
  }
}
