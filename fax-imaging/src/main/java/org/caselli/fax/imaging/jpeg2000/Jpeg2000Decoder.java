package org.caselli.fax.imaging.jpeg2000;

import java.io.IOException;
import java.util.Optional;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.PortableAnyMap;

/** One JPEG 2000 picture, whose header has been looked at. */
public final class Jpeg2000Decoder {

  /** Samples that are decoded, 4 bytes each in the memory of the child process. */
  private static final long MOST_SAMPLES = 100_000_000;

  private final byte[] data;
  private final Jpeg2000Header header;

  private Jpeg2000Decoder(byte[] data, Jpeg2000Header header) {
    this.data = data;
    this.header = header;
  }

  public static Jpeg2000Decoder of(byte[] data) throws MalformedPictureException {
    return new Jpeg2000Decoder(data, Jpeg2000Header.of(data));
  }

  public Jpeg2000Header header() {
    return header;
  }

  /**
   * Decodes no more of the picture than a size asks for.
   *
   * @param columns pixels that are wanted at least, as far as the picture has them
   * @param exact samples keep their values, as palettes need it
   * @throws ConversionStopped when no decoder is installed, or the picture is too large for it
   */
  public PortableAnyMap decode(int columns, int lines, boolean exact, Deadline deadline)
      throws IOException, MalformedPictureException {
    int halvings = 0;
    while (halvings < header.levels()
        && header.widthPx() >> halvings + 1 >= columns
        && header.heightPx() >> halvings + 1 >= lines) {
      halvings++;
    }
    long samples = (long) header.widthPx() * header.heightPx() * header.components();
    if (samples >> 2 * halvings > MOST_SAMPLES) {
      throw ConversionStopped.imageTooLarge(header.widthPx(), header.heightPx());
    }
    Optional<OpenJpeg> program = OpenJpeg.installed();
    if (program.isEmpty()) {
      throw ConversionStopped.noJpeg2000();
    }
    return program.get().decode(data, header, halvings, exact, deadline);
  }
}
