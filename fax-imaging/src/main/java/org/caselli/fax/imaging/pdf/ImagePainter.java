package org.caselli.fax.imaging.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.pdf.image.PicturePlacer;

/** Draws the pictures of a PDF page, into the raster where the graphics state is simple enough. */
final class ImagePainter {

  private final ConversionLimits limits;
  private final GrayInk ink;
  private final PicturePlacer placer;

  ImagePainter(ConversionLimits limits, Deadline deadline, GrayInk ink) {
    this.limits = limits;
    this.ink = ink;
    this.placer = new PicturePlacer(limits, deadline);
  }

  /**
   * Draws a picture straight into the page's raster.
   *
   * @param state has the matrix that lays the unit square where the picture goes, alpha, blend mode
   *     and soft mask, and for stencils the colour
   * @return false, with nothing drawn, when PDFBox is to draw this picture
   */
  boolean draw(PDImage image, PDGraphicsState state, GrayTarget target) throws IOException {
    boolean multiply = state.getBlendMode() == BlendMode.MULTIPLY;
    if (!multiply && state.getBlendMode() != BlendMode.NORMAL
        || state.getSoftMask() != null
        || transfers(state)) {
      return false;
    }
    if (image.isStencil() && leavesNoMark(state)) {
      return true;
    }
    OptionalInt colour = stencilInk(image, state);
    if (image.isStencil() && colour.isEmpty()) {
      return false;
    }
    int opacity = (int) Math.round(255 * state.getNonStrokeAlphaConstant());
    return placer.lay(
        image,
        colour,
        place(state, target.toPixels()),
        new PicturePlacer.Ground(
            target.pixels(), target.widthPx(), target.clip(), opacity, multiply));
  }

  /**
   * A picture for PDFBox to draw: in gray and in the size that it has on the page.
   *
   * @param toPixels from user space to pixels
   */
  PDImage reduced(PDImage image, PDGraphicsState state, AffineTransform toPixels, long pagePixels)
      throws IOException {
    OptionalInt colour = stencilInk(image, state);
    if (image.isStencil() && colour.isEmpty()) {
      checkSize(image);
      return image;
    }
    return placer.reduce(image, colour, place(state, toPixels), pagePixels);
  }

  private static AffineTransform place(PDGraphicsState state, AffineTransform toPixels) {
    AffineTransform place = new AffineTransform(toPixels);
    place.concatenate(state.getCurrentTransformationMatrix().createAffineTransform());
    return place;
  }

  /** The gray of a stencil in a plain colour. */
  private OptionalInt stencilInk(PDImage image, PDGraphicsState state) throws IOException {
    if (!image.isStencil()) {
      return OptionalInt.empty();
    }
    Optional<Integer> gray = ink.of(state.getNonStrokingColor());
    return gray.isPresent() ? OptionalInt.of(gray.get()) : OptionalInt.empty();
  }

  private static boolean leavesNoMark(PDGraphicsState state) {
    return !(state.getNonStrokingColorSpace() instanceof PDPattern)
        && GrayInk.leavesNoMark(state.getNonStrokingColorSpace());
  }

  private static boolean transfers(PDGraphicsState state) {
    COSBase transfer = state.getTransfer();
    return transfer != null && !(transfer instanceof COSName);
  }

  private void checkSize(PDImage image) {
    if ((long) image.getWidth() * image.getHeight() > limits.maxSourceImagePixels()) {
      throw ConversionStopped.imageTooLarge(image.getWidth(), image.getHeight());
    }
  }
}
