package org.caselli.fax.telephony.sandbox;

import java.util.Objects;

/**
 * One page as it would arrive at the far end.
 *
 * @param widthPx width in pixels
 * @param heightPx height in rows, 0 when the file was not fetched
 * @param linesPerInch vertical resolution: 98, 196 or 391 on a proper fax
 * @param sha256 64 hex digits over the pixels, see {@link ImagingPageReader}; empty when the file
 *     was not fetched
 */
public record FaxPage(int widthPx, int heightPx, int linesPerInch, String sha256) {
  private static final int STANDARD_WIDTH_PX = 1728;
  private static final int FINE_LINES_PER_INCH = 196;

  public FaxPage {
    Objects.requireNonNull(sha256);
  }

  /** A page of which nothing is known but that it exists. */
  static FaxPage unseen() {
    return new FaxPage(STANDARD_WIDTH_PX, 0, FINE_LINES_PER_INCH, "");
  }

  /** Widths that T.30 can name at 204 dpi: A4, B4 and A3 (T.4, 2.1). */
  boolean hasFaxWidth() {
    return widthPx == STANDARD_WIDTH_PX || widthPx == 2048 || widthPx == 2432;
  }
}
