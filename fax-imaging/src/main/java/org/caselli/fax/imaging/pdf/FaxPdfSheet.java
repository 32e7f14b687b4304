package org.caselli.fax.imaging.pdf;

import java.util.Locale;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffResolution;

/**
 * The paper of one fax page and how the image lies on it.
 *
 * @param width of the paper in points, 1/72 inch
 * @param height of the paper in points
 * @param orientation as TIFF gives it, 1 to 8
 */
record FaxPdfSheet(double width, double height, int orientation) {

  private static final double POINTS_PER_INCH = 72;

  /** Bounds of a page in PDF/A-2 (ISO 19005-2, 6.1.13). */
  private static final double LEAST_POINTS = 3;

  private static final double MOST_POINTS = 14_400;

  /** As large as pixels and resolution make it, as far as PDF allows. */
  static FaxPdfSheet of(TiffDirectory page) {
    double xDpi = TiffResolution.plausible(page.xDpi()) ? page.xDpi() : FaxProfile.X_DPI;
    double yDpi =
        TiffResolution.plausible(page.yDpi())
            ? page.yDpi()
            : TiffResolution.linesPerInch(page).orElse(TiffResolution.FINE);
    double across = page.widthPx() * POINTS_PER_INCH / xDpi;
    double down = page.heightPx() * POINTS_PER_INCH / yDpi;
    double scale = Math.min(1, MOST_POINTS / Math.max(across, down));
    boolean sideways = page.orientation() >= 5;
    return new FaxPdfSheet(
        Math.max(LEAST_POINTS, scale * (sideways ? down : across)),
        Math.max(LEAST_POINTS, scale * (sideways ? across : down)),
        page.orientation());
  }

  String mediaBox() {
    return "[0 0 " + number(width) + " " + number(height) + "]";
  }

  /** Draws the image named I over the whole paper (ISO 32000-1, 8.9.4). */
  String content() {
    String w = number(width);
    String h = number(height);
    String matrix =
        switch (orientation) {
          case 2 -> "-" + w + " 0 0 " + h + " " + w + " 0";
          case 3 -> "-" + w + " 0 0 -" + h + " " + w + " " + h;
          case 4 -> w + " 0 0 -" + h + " 0 " + h;
          case 5 -> "0 -" + h + " -" + w + " 0 " + w + " " + h;
          case 6 -> "0 -" + h + " " + w + " 0 0 " + h;
          case 7 -> "0 " + h + " " + w + " 0 0 0";
          case 8 -> "0 " + h + " -" + w + " 0 " + w + " 0";
          default -> w + " 0 0 " + h + " 0 0";
        };
    return "q " + matrix + " cm /I Do Q";
  }

  private static String number(double points) {
    return String.format(Locale.ROOT, "%.4f", points);
  }
}
