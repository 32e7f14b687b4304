package org.caselli.fax.imaging.page;

import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.Scaling;

/**
 * The raster that documents are drawn into, and how a page finds its size on it.
 *
 * @param widthPx pixels per line; 1728 is the width of the T.4 page at 204 dpi (8.47 in)
 * @param linesPerInch 98 (standard), 196 (fine) or 391 (superfine)
 * @param maxLines the longest page; what is longer goes on to the next fax page
 * @param scaling true to scale, or to the width
 */
public record FaxProfile(int widthPx, int linesPerInch, int maxLines, Scaling scaling) {

  /** Horizontal pixels per inch of every fax resolution that we send. */
  public static final int X_DPI = 204;

  /** 364 mm, the B4 length of T.30, which a legal page (356 mm) and its header fit into. */
  private static final double MAX_INCHES = 2809 / 196.0;

  public FaxProfile {
    if (widthPx < 1 || linesPerInch < 1 || maxLines < linesPerInch) {
      throw new IllegalArgumentException(
          "No fax page: " + widthPx + " px, " + linesPerInch + " lpi, " + maxLines + " lines");
    }
  }

  /** 1728 px, pages up to 364 mm (A4, letter and legal in one piece). */
  public static FaxProfile of(FaxFormat format) {
    return of(format.resolution(), format.scaling());
  }

  public static FaxProfile of(FaxResolution resolution, Scaling scaling) {
    int linesPerInch = resolution.linesPerInch();
    return new FaxProfile(1728, linesPerInch, (int) Math.ceil(MAX_INCHES * linesPerInch), scaling);
  }

  /** Lines that one fax page of the given resolution has for its content below the header. */
  public int room(int yLinesPerInch, int headerLines) {
    return maxLinesAt(yLinesPerInch) - headerLines;
  }

  public int maxLinesAt(int yLinesPerInch) {
    return (int) Math.ceil((double) maxLines * yLinesPerInch / linesPerInch);
  }

  public double widthInches() {
    return (double) widthPx / X_DPI;
  }
}
