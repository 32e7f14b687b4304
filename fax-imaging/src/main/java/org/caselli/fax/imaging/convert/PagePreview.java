package org.caselli.fax.imaging.convert;

import java.awt.image.BufferedImage;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.AreaScaler;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayImage;
import org.caselli.fax.imaging.page.GrayRaster;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffResolution;

/**
 * A fax page on a screen, whose pixels are square: 98, 196 and 391 lines per inch all come out at
 * the page's true shape. Each gray pixel is the mean of the area that it covers.
 */
final class PagePreview {

  private static final int TALLEST_PX = 1 << 15;

  private final TiffDirectory page;
  private final Deadline deadline;

  PagePreview(TiffDirectory page, Deadline deadline) {
    this.page = page;
    this.deadline = deadline;
  }

  /**
   * Draws the page.
   *
   * @param widthPx of the picture, which is no wider than the page has pixels
   */
  BufferedImage draw(BilevelPage pixels, int widthPx) {
    GrayImage upright = GrayImage.of(pixels, 1).upright(page.orientation());
    int width = Math.max(1, Math.min(widthPx, upright.widthPx()));
    int height = (int) Math.max(1, Math.min(TALLEST_PX, Math.round(width * tallness())));
    PageFit fit = new PageFit(false, 1, width, 0, height);
    GrayRaster raster = new GrayRaster(new FaxProfile(width, 1, height, Scaling.TRUE_SIZE));
    new AreaScaler(upright, fit, deadline).paint(raster, 0, height);
    return raster.image();
  }

  /** Height by width of the paper. */
  private double tallness() {
    double xDpi = TiffResolution.plausible(page.xDpi()) ? page.xDpi() : FaxProfile.X_DPI;
    double yDpi =
        TiffResolution.plausible(page.yDpi())
            ? page.yDpi()
            : TiffResolution.linesPerInch(page).orElse(TiffResolution.FINE);
    double tallness = page.heightPx() / yDpi / (page.widthPx() / xDpi);
    return page.orientation() >= 5 ? 1 / tallness : tallness;
  }
}
