package org.caselli.fax.imaging.scan;

import java.util.OptionalDouble;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.PageFit;

/**
 * Cleans a page that is one picture from edge to edge. In doubt it leaves the page alone; nothing
 * is ever cropped: a page that turns out of its edges shrinks. Without state.
 */
public final class ScanCleaner {

  /** Smaller than any sheet that lies on a scanner: it is a picture, and wholly content. */
  private static final int LEAST_INCHES = 5;

  private ScanCleaner() {}

  /** Whether a picture has the size of a sheet; a smaller one is to be left as it is. */
  public static boolean isSheet(PageFit fit, FaxProfile profile) {
    return fit.widthPx() >= LEAST_INCHES * FaxProfile.X_DPI
        && fit.lines() >= LEAST_INCHES * profile.linesPerInch();
  }

  /**
   * Removes dark borders and sets the page straight, in place.
   *
   * @param gray rows of the profile's width, 0 = black
   * @param fit where the picture lies; all of its lines are in {@code gray}
   */
  public static void clean(byte[] gray, PageFit fit, FaxProfile profile) {
    ScanArea area = new ScanArea(gray, profile.widthPx(), fit.leftPx(), fit.widthPx(), fit.lines());
    DarkBorders.remove(area);
    double lineShape = (double) profile.linesPerInch() / FaxProfile.X_DPI;
    OptionalDouble slope = new SkewFinder(area).slope();
    if (slope.isPresent()) {
      new Straightening(area, Math.atan(slope.getAsDouble() / lineShape), lineShape).apply();
    }
  }

  /** Removes specks of up to two by two pixels that stand alone and form no pattern. */
  public static void removeSpecks(BilevelPage page) {
    new Specks(page).remove();
  }
}
