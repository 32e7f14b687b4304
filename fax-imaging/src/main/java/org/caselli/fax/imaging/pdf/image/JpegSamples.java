package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import java.util.OptionalInt;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.caselli.fax.imaging.jpeg.JpegDecoder;
import org.caselli.fax.imaging.jpeg.JpegHeader;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/**
 * A JPEG, whose own header counts for size and components.
 *
 * @param luma only its first component is decoded, which is the gray of the picture
 */
record JpegSamples(JpegDecoder decoder, boolean luma, SampleLayout layout) implements SampleSource {

  private static final COSName COLOR_TRANSFORM = COSName.getPDFName("ColorTransform");

  /**
   * Opens a JPEG; when {@code plainColours}, red, green and blue are wanted for their gray only.
   */
  static JpegSamples of(EncodedPicture picture, boolean plainColours)
      throws IOException, MalformedPictureException {
    COSDictionary parameters = picture.parameters();
    OptionalInt transform =
        parameters.containsKey(COLOR_TRANSFORM)
            ? OptionalInt.of(parameters.getInt(COLOR_TRANSFORM))
            : OptionalInt.empty();
    JpegDecoder decoder = JpegDecoder.of(picture.bytes(), transform);
    JpegHeader header = decoder.header();
    boolean luma = plainColours && decoder.hasLuma();
    int components = luma ? 1 : header.components();
    return new JpegSamples(
        decoder, luma, new SampleLayout(header.widthPx(), header.heightPx(), components, 8));
  }

  @Override
  public int rows(RowTarget target) throws IOException, MalformedPictureException {
    return luma ? decoder.grayRows(target) : decoder.sampleRows(target);
  }
}
