package org.caselli.fax.imaging.pdf.image;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Takes black and white pictures as they are, without a way through gray. */
public final class FacsimileReader {

  private final Deadline deadline;

  public FacsimileReader(Deadline deadline) {
    this.deadline = deadline;
  }

  /** The pixels of a whole picture of exactly the given size; empty for any other picture. */
  public Optional<BilevelPage> read(PDImage image, int widthPx, int heightPx) {
    boolean plain =
        image.getWidth() == widthPx
            && image.getHeight() == heightPx
            && image.getBitsPerComponent() == 1
            && !image.isStencil()
            && !image.getCOSObject().containsKey(COSName.MASK)
            && !image.getCOSObject().containsKey(COSName.SMASK);
    if (!plain) {
      return Optional.empty();
    }
    try {
      Frame frame = new Frame(widthPx, heightPx, new Rectangle(widthPx, heightPx));
      return read(new PictureOpener(image).open(frame, deadline), widthPx, heightPx);
    } catch (ConversionStopped e) {
      throw e;
    } catch (MalformedPictureException | IOException | RuntimeException e) {
      // The way through gray deals with damage.
      return Optional.empty();
    }
  }

  private Optional<BilevelPage> read(OpenPicture open, int widthPx, int heightPx)
      throws IOException, MalformedPictureException {
    if (!open.source().layout().equals(new SampleLayout(widthPx, heightPx, 1, 1))) {
      return Optional.empty();
    }
    int zero = open.model().gray(new float[] {open.decode()[0]});
    int one = open.model().gray(new float[] {open.decode()[1]});
    if (Math.abs(zero - one) != 255) {
      return Optional.empty();
    }
    Packed packed = new Packed(BilevelPage.white(widthPx, heightPx), one > zero);
    int rows = open.source().rows(packed::row);
    return rows == heightPx ? Optional.of(packed.page) : Optional.empty();
  }

  private static final class Packed {

    private final BilevelPage page;
    private final boolean inverted;
    private final int lastMask;
    private int y;

    private Packed(BilevelPage page, boolean inverted) {
      this.page = page;
      this.inverted = inverted;
      this.lastMask = page.widthPx() % 8 == 0 ? 0xff : 0xff00 >> page.widthPx() % 8;
    }

    private void row(byte[] row) {
      int stride = page.stride();
      int at = y * stride;
      for (int i = 0; i < stride; i++) {
        page.rows()[at + i] = inverted ? (byte) ~row[i] : row[i];
      }
      page.rows()[at + stride - 1] &= (byte) lastMask;
      y++;
    }
  }
}
