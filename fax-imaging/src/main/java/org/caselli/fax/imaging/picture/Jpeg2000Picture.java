package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.imaging.jpeg2000.Jpeg2000Decoder;
import org.caselli.fax.imaging.jpeg2000.Jpeg2000Header;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.Gray;
import org.caselli.fax.imaging.sample.GrayRows;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.PortableAnyMap;
import org.caselli.fax.imaging.sample.RowTarget;

/** A JPEG 2000 file. */
record Jpeg2000Picture(Jpeg2000Decoder decoder) implements Picture {

  private static final int INKS = 4;

  static Jpeg2000Picture of(byte[] data) throws MalformedPictureException {
    return new Jpeg2000Picture(Jpeg2000Decoder.of(data));
  }

  @Override
  public int widthPx() {
    return decoder.header().widthPx();
  }

  @Override
  public int heightPx() {
    return decoder.header().heightPx();
  }

  @Override
  public Optional<Density> density() {
    return Optional.empty();
  }

  @Override
  public int pixelBytes() {
    return 0;
  }

  @Override
  public void decode(Canvas canvas) throws IOException, MalformedPictureException {
    try (PortableAnyMap samples =
        decoder.decode(canvas.columns(), canvas.lines(), false, canvas.deadline())) {
      int width = samples.layout().widthPx();
      RowTarget rows = canvas.begin(width, samples.layout().heightPx());
      OptionalInt colours = decoder.header().colours();
      boolean inks =
          samples.layout().components() == INKS
              && colours.equals(OptionalInt.of(Jpeg2000Header.CMYK));
      samples.rows(inks ? inkRows(width, rows) : new GrayRows(samples.layout(), rows));
    }
  }

  /** Inks have 8 bits: others are brought to that by the decoder. */
  private static RowTarget inkRows(int widthPx, RowTarget rows) {
    byte[] gray = new byte[widthPx];
    return row -> {
      Gray.cmykRow(row, gray, widthPx);
      rows.row(gray);
    };
  }
}
