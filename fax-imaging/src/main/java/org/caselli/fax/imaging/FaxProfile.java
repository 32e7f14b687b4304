package org.caselli.fax.imaging;

/**
 * The raster that documents are drawn into.
 *
 * @param widthPx pixels per line; 1728 is the width of the T.4 page at 204 dpi (8.47 in)
 * @param linesPerInch 98 (standard), 196 (fine) or 391 (superfine)
 * @param maxLines the longest page; what is longer goes on to the next fax page
 */
public record FaxProfile(int widthPx, int linesPerInch, int maxLines) {

  /** Horizontal pixels per inch of every fax resolution that we send. */
  public static final int X_DPI = 204;

  private static final int FINE_LINES_PER_INCH = 196;

  /** 364 mm, the B4 length of T.30, which a legal page (356 mm) and its header fit into. */
  private static final int FINE_MAX_LINES = 2809;

  public FaxProfile {
    if (widthPx < 1 || linesPerInch < 1 || maxLines < linesPerInch) {
      throw new IllegalArgumentException(
          "No fax page: " + widthPx + " px, " + linesPerInch + " lpi, " + maxLines + " lines");
    }
  }

  /** Fine resolution, 1728 px, pages up to 364 mm (A4, letter and legal in one piece). */
  public static FaxProfile fine() {
    return new FaxProfile(1728, FINE_LINES_PER_INCH, FINE_MAX_LINES);
  }

  int maxLinesAt(int yLinesPerInch) {
    return (int) Math.ceil((double) maxLines * yLinesPerInch / linesPerInch);
  }

  double widthInches() {
    return (double) widthPx / X_DPI;
  }
}
