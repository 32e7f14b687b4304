package org.caselli.fax.imaging.pdf.image;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts pictures where the page wants them. One that cannot be decoded is drawn as a crossed box, so
 * that whoever reads the page sees that something is missing; one that takes a large part of the
 * page ends the conversion: a fax that lacks what it was sent for must not pass for a delivered
 * one.
 */
public final class PicturePlacer {

  private static final Logger LOG = LoggerFactory.getLogger(PicturePlacer.class);

  /** Of the raster, from which on a picture must not be missing. */
  private static final double LARGE_SHARE = 0.25;

  private static final int MOST_REDUCED_PX = 4096;

  private final PictureReader reader;

  public PicturePlacer(ConversionLimits limits, Deadline deadline) {
    this.reader = new PictureReader(limits, deadline);
  }

  /**
   * The raster that pictures go to.
   *
   * @param pixels 8 bits each, 0 = black, row after row
   * @param clip the part that may change, within the raster
   * @param opacity 0 to 255
   * @param multiply blends by multiplying, else normally
   */
  public record Ground(byte[] pixels, int widthPx, Rectangle clip, int opacity, boolean multiply) {}

  /**
   * Lays a picture straight on the raster.
   *
   * @param ink the gray of a stencil; a picture that is no stencil does without
   * @param toPixels from the unit square, y up, to pixels, y down
   * @return false, with nothing done, when the picture stands aslant
   */
  public boolean lay(PDImage image, OptionalInt ink, AffineTransform toPixels, Ground ground) {
    Optional<Placement> place = Placement.of(toPixels);
    if (place.isEmpty()) {
      return false;
    }
    Placement placement = place.get();
    Rectangle visible = ground.clip().intersection(placement.box());
    if (visible.isEmpty()) {
      return true;
    }
    Frame frame = new Frame(placement.columns(), placement.lines(), placement.window(visible));
    double share = (double) visible.width * visible.height / ground.pixels().length;
    ScaledPicture picture = decode(image, ink, frame, share);
    new Compositor(ground.pixels(), ground.widthPx(), ground.opacity(), ground.multiply())
        .lay(picture, placement, visible);
    return true;
  }

  /**
   * Decodes a picture to about the size that it has on the page, for PDFBox to draw.
   *
   * @param ink as for {@link #lay}
   * @param pagePixels of the whole raster
   */
  public PDImage reduce(PDImage image, OptionalInt ink, AffineTransform toPixels, long pagePixels) {
    double across = Math.hypot(toPixels.getScaleX(), toPixels.getShearY());
    double down = Math.hypot(toPixels.getShearX(), toPixels.getScaleY());
    int columns = (int) Math.max(1, Math.min(MOST_REDUCED_PX, Math.round(across)));
    int lines = (int) Math.max(1, Math.min(MOST_REDUCED_PX, Math.round(down)));
    Frame frame = new Frame(columns, lines, new Rectangle(columns, lines));
    double share = Math.abs(toPixels.getDeterminant()) / pagePixels;
    return new ReducedPicture(decode(image, ink, frame, share), image.getCOSObject());
  }

  private ScaledPicture decode(PDImage image, OptionalInt ink, Frame frame, double share) {
    try {
      return image.isStencil()
          ? reader.stencil(image, ink.orElseThrow(), frame)
          : reader.read(image, frame);
    } catch (ConversionStopped e) {
      throw e;
    } catch (MalformedPictureException | IOException | RuntimeException e) {
      // Decoders meet damage with exceptions of many kinds.
      if (share >= LARGE_SHARE) {
        throw ConversionStopped.brokenPicture(e);
      }
      LOG.warn("A picture of a PDF cannot be decoded; its place is marked", e);
      return ScaledPicture.missing(frame);
    }
  }
}
