package org.caselli.fax.imaging.pdf;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * Draws one page. Common marks go straight into the raster, the others through Graphics2D; looks at
 * the deadline before each drawing operation.
 */
final class FaxPageDrawer extends PageDrawer {

  private final GrayRaster raster;
  private final Deadline deadline;
  private final ImagePainter images;
  private final DeviceClip clip = new DeviceClip();
  private Optional<Graphics2D> page = Optional.empty();

  FaxPageDrawer(
      PageDrawerParameters parameters,
      GrayRaster raster,
      Deadline deadline,
      GrayInk ink,
      ImagePainter images)
      throws IOException {
    super(parameters);
    this.raster = raster;
    this.deadline = deadline;
    this.images = images;
  }

  @Override
  public void drawPage(Graphics2D graphics, PDRectangle pageSize) throws IOException {
    page = Optional.of(graphics);
    super.drawPage(graphics, pageSize);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    deadline.check();
    super.processOperator(operator, operands);
  }

  /** A page that lacks a picture must not pass for a delivered page. */
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
      throws IOException {
    if (e instanceof MissingImageReaderException) {
      throw ConversionStopped.noDecoder(e);
    }
    super.operatorException(operator, operands, e);
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    images.check(image);
    Optional<GrayTarget> target = target();
    if (target.isEmpty() || !images.draw(image, getGraphicsState(), target.get())) {
      super.drawImage(image);
    }
  }

  /** The raster, unless marks go into a group or the clip is no rectangle. */
  private Optional<GrayTarget> target() {
    if (page.isEmpty() || page.get() != getGraphics()) {
      return Optional.empty();
    }
    var toPixels = getGraphics().getTransform();
    Optional<Rectangle> box = clip.box(getGraphicsState().getCurrentClippingPaths(), toPixels);
    return box.map(
        each ->
            new GrayTarget(
                raster.pixels(),
                raster.widthPx(),
                each.intersection(raster.image().getRaster().getBounds()),
                toPixels));
  }
}
