package org.caselli.fax.imaging.pdf;

import java.awt.Graphics2D;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * Draws the pages of one document into a gray raster and keeps what the pages have in common. For
 * one thread at a time.
 */
final class FaxRenderer extends PDFRenderer {

  private final Deadline deadline;
  private final DocumentInk ink;
  private Optional<GrayRaster> raster = Optional.empty();

  FaxRenderer(PDDocument document, ConversionLimits limits, Deadline deadline) {
    super(document);
    this.deadline = deadline;
    GrayInk gray = new GrayInk();
    this.ink = new DocumentInk(gray, new GlyphMasks(), new ImagePainter(limits, deadline, gray));
    setSubsamplingAllowed(true);
  }

  /**
   * Draws a page as it is printed.
   *
   * @param graphics of the raster, moved to the page's top left corner
   * @param scaleX pixels per point across
   * @param scaleY lines per point down
   */
  void draw(int pageIndex, GrayRaster target, Graphics2D graphics, float scaleX, float scaleY)
      throws IOException {
    raster = Optional.of(target);
    renderPageToGraphics(pageIndex, graphics, scaleX, scaleY, RenderDestination.PRINT);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new FaxPageDrawer(parameters, raster.orElseThrow(), deadline, ink);
  }
}
