package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowScaler;
import org.caselli.fax.imaging.sample.SampleLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes pictures of a PDF with their masks, scaled on the way. */
final class PictureReader {

  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

  /** How far a picture that passes by row by row may go beyond the limit of pixels. */
  private static final int STREAMED = 32;

  /** Likewise for one of a bit a pixel that its decoder holds as a whole, up to three times. */
  private static final int PACKED = 4;

  private static final COSName MATTE = COSName.getPDFName("Matte");

  private final ConversionLimits limits;
  private final Deadline deadline;

  PictureReader(ConversionLimits limits, Deadline deadline) {
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * Decodes a picture that has colours of its own.
   *
   * @return the frame's window; rows that the file lacks are transparent
   * @throws MalformedPictureException when not even one row can be decoded
   */
  ScaledPicture read(PDImage image, Frame frame) throws IOException, MalformedPictureException {
    OpenPicture open = open(image, frame);
    ScaledPicture own = scale(open, frame);
    if (!(image instanceof PDImageXObject object)) {
      return own;
    }
    COSDictionary dictionary = object.getCOSObject();
    if (dictionary.getDictionaryObject(COSName.SMASK) instanceof COSStream soft) {
      PDImageXObject mask = object.getSoftMask();
      return mask == null ? own : ground(open, soft, masked(own, mask, frame));
    }
    boolean explicit = dictionary.getDictionaryObject(COSName.MASK) instanceof COSStream;
    PDImageXObject mask = explicit ? object.getMask() : null;
    return mask == null ? own : masked(own, mask, frame);
  }

  /** Decodes a stencil, which lets one gray through. */
  ScaledPicture stencil(PDImage image, int gray, Frame frame)
      throws IOException, MalformedPictureException {
    ScaledPicture marks = scale(open(image, frame), frame);
    byte[] colour = new byte[frame.pixels()];
    Arrays.fill(colour, (byte) gray);
    byte[] alpha = inverted(marks.gray());
    ScaledPicture stencil = new ScaledPicture(marks.widthPx(), marks.heightPx(), colour, alpha);
    return marks.opaque() ? stencil : stencil.through(marks.alpha());
  }

  private OpenPicture open(PDImage image, Frame frame)
      throws IOException, MalformedPictureException {
    refuseLarge(image.getWidth(), image.getHeight(), STREAMED);
    OpenPicture open = new PictureOpener(image).open(frame, deadline);
    SampleLayout layout = open.source().layout();
    boolean packed = layout.bits() == 1 && layout.components() == 1;
    refuseLarge(
        layout.widthPx(),
        layout.heightPx(),
        open.source().streamed() ? STREAMED : packed ? PACKED : 1);
    return open;
  }

  private void refuseLarge(int widthPx, int heightPx, int leniency) {
    if ((long) widthPx * heightPx > limits.maxSourceImagePixels() * leniency) {
      throw ConversionStopped.imageTooLarge(widthPx, heightPx);
    }
  }

  private ScaledPicture scale(OpenPicture open, Frame frame)
      throws IOException, MalformedPictureException {
    SampleLayout layout = open.source().layout();
    RowConversion conversion = RowConversion.of(layout, open.model(), open.decode());
    RowScaler grays = scaler(layout, frame);
    byte[] gray = new byte[layout.widthPx()];
    if (open.key().length == 0) {
      int rows =
          open.source()
              .rows(
                  row -> {
                    deadline.check();
                    conversion.convert(row, gray);
                    grays.row(gray);
                  });
      return result(frame, grays, new byte[0], rows);
    }
    RowScaler alphas = scaler(layout, frame);
    ColourKey key = new ColourKey(layout, open.key());
    byte[] alpha = new byte[layout.widthPx()];
    int rows =
        open.source()
            .rows(
                row -> {
                  deadline.check();
                  conversion.convert(row, gray);
                  key.apply(row, gray, alpha);
                  grays.row(gray);
                  alphas.row(alpha);
                });
    return result(frame, grays, alphas.pixels(0), rows).withoutGround(0);
  }

  private static RowScaler scaler(SampleLayout layout, Frame frame) {
    return new RowScaler(
        layout.widthPx(), layout.heightPx(), frame.columns(), frame.lines(), frame.window());
  }

  private static ScaledPicture result(Frame frame, RowScaler grays, byte[] alpha, int rows)
      throws MalformedPictureException {
    if (rows == 0) {
      throw new MalformedPictureException("A picture of the PDF has no data");
    }
    int width = frame.window().width;
    int height = frame.window().height;
    byte[] known = alpha;
    if (!grays.finished() && alpha.length == 0) {
      LOG.warn("A picture of a PDF breaks off; the rest of it stays white");
      known = new byte[frame.pixels()];
      Arrays.fill(known, 0, grays.lines() * width, (byte) 255);
    }
    return new ScaledPicture(width, height, grays.pixels(255), known);
  }

  /** A mask that cannot be decoded hides nothing: rather too much on the page than too little. */
  private ScaledPicture masked(ScaledPicture picture, PDImageXObject mask, Frame frame)
      throws IOException {
    try {
      OpenPicture open = open(mask, frame);
      byte[] gray = scale(open, frame).gray();
      boolean soft = !mask.isStencil();
      return picture.through(soft ? gray : inverted(gray));
    } catch (MalformedPictureException | IOException e) {
      LOG.warn("A mask of a PDF's picture cannot be decoded and is left out: {}", e.toString());
      return picture;
    }
  }

  private static ScaledPicture ground(OpenPicture open, COSStream soft, ScaledPicture picture)
      throws IOException {
    if (picture.opaque() || !(soft.getDictionaryObject(MATTE) instanceof COSArray matte)) {
      return picture;
    }
    float[] colour = matte.toFloatArray();
    return colour.length == open.model().components()
        ? picture.withoutGround(open.model().gray(colour))
        : picture;
  }

  private static byte[] inverted(byte[] gray) {
    byte[] alpha = new byte[gray.length];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = (byte) (255 - (gray[i] & 0xff));
    }
    return alpha;
  }
}
