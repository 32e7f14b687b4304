package org.caselli.fax.imaging.pdf.image;

import java.io.IOException;
import org.caselli.fax.imaging.jpeg2000.Jpeg2000Decoder;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.PortableAnyMap;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/**
 * A JPEG 2000 picture, decoded into a file when it is opened.
 *
 * @param layout of the samples that are delivered: those of colours
 * @param onWhite the channel behind the colours is opacity
 */
record Jpeg2000Samples(PortableAnyMap samples, SampleLayout layout, boolean onWhite)
    implements SampleSource {

  /**
   * Decodes about what {@code frame} needs.
   *
   * @param colours components of the PDF's colour space, 0 when it names none
   * @param exact the samples are places in a palette of the PDF
   */
  static Jpeg2000Samples of(
      EncodedPicture picture, Frame frame, int colours, boolean exact, Deadline deadline)
      throws IOException, MalformedPictureException {
    Jpeg2000Decoder decoder = Jpeg2000Decoder.of(picture.bytes());
    PortableAnyMap samples = decoder.decode(frame.columns(), frame.lines(), exact, deadline);
    SampleLayout stored = samples.layout();
    int alpha = decoder.header().alpha() && stored.components() % 2 == 0 ? 1 : 0;
    int kept = colours > 0 ? colours : stored.components() - alpha;
    kept = Math.min(kept, stored.components());
    boolean onWhite = alpha == 1 && kept == stored.components() - 1 && stored.bits() == 8;
    return new Jpeg2000Samples(
        samples,
        new SampleLayout(stored.widthPx(), stored.heightPx(), kept, stored.bits()),
        onWhite);
  }

  @Override
  public int rows(RowTarget target) throws IOException {
    try (samples) {
      if (layout.equals(samples.layout())) {
        return samples.rows(target);
      }
      byte[] colours = new byte[layout.rowBytes()];
      return samples.rows(
          row -> {
            pick(row, colours);
            target.row(colours);
          });
    }
  }

  private void pick(byte[] row, byte[] colours) {
    int sample = layout.bits() / 8;
    int pixel = samples.layout().components() * sample;
    int kept = layout.components() * sample;
    for (int x = 0; x < layout.widthPx(); x++) {
      System.arraycopy(row, x * pixel, colours, x * kept, kept);
      if (onWhite) {
        int opacity = row[x * pixel + kept] & 0xff;
        for (int i = x * kept; i < (x + 1) * kept; i++) {
          colours[i] = (byte) (255 - (255 - (colours[i] & 0xff)) * opacity / 255);
        }
      }
    }
  }
}
