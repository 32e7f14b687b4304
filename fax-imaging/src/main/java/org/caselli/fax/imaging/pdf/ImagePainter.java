package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.ConversionStopped;

/** Draws the pictures of a PDF page. Looks at a picture's size before anything is decoded. */
final class ImagePainter {

  /** Packed bits take an eighth of the memory. */
  private static final int BILEVEL_BONUS = 8;

  private final ConversionLimits limits;
  private final GrayInk ink;

  ImagePainter(ConversionLimits limits, GrayInk ink) {
    this.limits = limits;
    this.ink = ink;
  }

  /**
   * Draws a picture straight into the page's raster.
   *
   * @param state has the matrix that lays the unit square where the picture goes, alpha, blend mode
   *     and soft mask, and for stencils the colour
   * @return false, with nothing drawn, when PDFBox is to draw this picture
   */
  boolean draw(PDImage image, PDGraphicsState state, GrayTarget target) throws IOException {
    return false;
  }

  /** Refuses pictures, and masks of pictures, that would not fit into memory. */
  void check(PDImage image) throws IOException {
    checkSize(image);
    if (image instanceof PDImageXObject) {
      PDImageXObject object = (PDImageXObject) image;
      PDImageXObject softMask = object.getSoftMask();
      if (softMask != null) {
        checkSize(softMask);
      }
      PDImageXObject mask = object.getMask();
      if (mask != null) {
        checkSize(mask);
      }
    }
  }

  private void checkSize(PDImage image) {
    boolean packed = image.getBitsPerComponent() == 1 && !image.isStencil();
    long most = limits.maxSourceImagePixels() * (packed ? BILEVEL_BONUS : 1);
    if ((long) image.getWidth() * image.getHeight() > most) {
      throw ConversionStopped.imageTooLarge(image.getWidth(), image.getHeight());
    }
  }
}
