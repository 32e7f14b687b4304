package org.caselli.fax.imaging.page;

import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * How a source page lies on the fax page: true to scale where its width fits, else scaled down to
 * the width, never cropped or stretched; a landscape page that is too wide is turned first.
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
    boolean turned = widthInches > heightInches && widthInches > profile.widthInches();
    return of(widthInches, heightInches, turned, profile, headerLines);
  }

  /** Fits a page as it stands, also one that is wider than long. */
  public static PageFit upright(
      double widthInches, double heightInches, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    return of(widthInches, heightInches, false, profile, headerLines);
  }

  private static PageFit of(
      double widthInches, double heightInches, boolean turned, FaxProfile profile, int headerLines)
      throws UnreadableDocumentException {
    requireSize(widthInches, heightInches);
    double width = turned ? heightInches : widthInches;
    double height = turned ? widthInches : heightInches;
    double scale = Math.min(1, profile.widthInches() / width);
    double lines = height * scale * profile.linesPerInch();
    int room = profile.maxLines() - headerLines;
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

  private static void requireSize(double widthInches, double heightInches)
      throws UnreadableDocumentException {
    if (!(widthInches > 0 && heightInches > 0)
        || Double.isInfinite(widthInches)
        || Double.isInfinite(heightInches)) {
      throw UnreadableDocumentException.damaged("A page of the document has no size", null);
    }
  }
}
