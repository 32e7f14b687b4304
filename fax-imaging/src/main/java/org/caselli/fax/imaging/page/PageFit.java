package org.caselli.fax.imaging.page;

import static org.caselli.fax.imaging.Scaling.TRUE_SIZE;

import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * How a source page lies on the fax page, never cropped or stretched. True to scale, it shrinks
 * only when it is too wide. Fitted, it takes the width, but is not enlarged so far that it needs a
 * second page. A landscape page is turned when it is too wide, or when it gets larger by that.
 *
 * @param turned the source is turned by 90 degrees clockwise
 * @param scale of the source, 1 is true to scale
 * @param widthPx of the content
 * @param leftPx white pixels left of the content, which is centred
 * @param lines of the content, before it is cut into pages
 */
public record PageFit(boolean turned, double scale, int widthPx, int leftPx, int lines) {

  /**
   * Fits a page of the given size.
   *
   * @param headerLines rows of each page that are reserved for the header; a page that is too long
   *     only because of them is scaled down to keep it whole
   */
  public static PageFit of(
      double widthInches, double heightInches, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    PageFit standing = upright(widthInches, heightInches, profile, headerLines);
    if (widthInches <= heightInches || standing.scale >= 1 && profile.scaling() == TRUE_SIZE) {
      return standing;
    }
    PageFit turned = fit(heightInches, widthInches, true, profile, headerLines);
    return turned.scale > standing.scale ? turned : standing;
  }

  /** Fits a page as it stands, also one that is wider than long. */
  public static PageFit upright(
      double widthInches, double heightInches, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    return fit(widthInches, heightInches, false, profile, headerLines);
  }

  private static PageFit fit(
      double width, double height, boolean turned, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    requireSize(width, height);
    int room = profile.maxLines() - headerLines;
    double scale = scale(width, height, profile, room);
    double lines = height * scale * profile.linesPerInch();
    if (Math.round(lines) > room && Math.round(lines) <= profile.maxLines()) {
      scale *= room / lines;
      lines = room;
    }
    if (lines > Integer.MAX_VALUE / 2) {
      throw UnreadableDocumentException.tooLarge("A page of the document is too long");
    }
    int px =
        (int)
            Math.min(profile.widthPx(), Math.max(1, Math.round(width * scale * FaxProfile.X_DPI)));
    return new PageFit(
        turned, scale, px, (profile.widthPx() - px) / 2, (int) Math.max(1, Math.round(lines)));
  }

  private static double scale(double width, double height, FaxProfile profile, int room) {
    double toWidth = profile.widthInches() / width;
    if (profile.scaling() == TRUE_SIZE || toWidth <= 1) {
      return Math.min(1, toWidth);
    }
    double toLength = room / (height * profile.linesPerInch());
    return Math.max(1, Math.min(toWidth, toLength));
  }

  private static void requireSize(double widthInches, double heightInches)
      throws UnreadableDocumentException {
    if (!(widthInches > 0 && heightInches > 0)
        || Double.isInfinite(widthInches)
        || Double.isInfinite(heightInches)) {
      throw UnreadableDocumentException.damaged("A page of the document has no size", null);
    }
  }
}
