package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.util.Optional;
import org.caselli.fax.imaging.jpeg.JpegDecoder;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.Gray;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;

/** A JPEG file, from a camera as a rule. */
record JpegPicture(JpegDecoder decoder, Exif exif) implements Picture {

  static JpegPicture of(byte[] data) throws MalformedPictureException {
    JpegDecoder decoder = JpegDecoder.of(data);
    return new JpegPicture(decoder, Exif.of(decoder.header().exif()));
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
    Optional<Density> own = decoder.header().density();
    return exif.density().or(() -> own);
  }

  @Override
  public int orientation() {
    return exif.orientation();
  }

  @Override
  public int pixelBytes() {
    return 0;
  }

  @Override
  public void decode(Canvas canvas) throws IOException, MalformedPictureException {
    RowTarget rows = canvas.begin(widthPx(), heightPx());
    if (decoder.hasLuma()) {
      decoder.grayRows(rows);
      return;
    }
    byte[] gray = new byte[widthPx()];
    boolean inks = decoder.header().inks();
    decoder.sampleRows(
        row -> {
          if (inks) {
            inksOf(row);
            Gray.cmykRow(row, gray, gray.length);
          } else {
            Gray.rgbRow(row, gray, gray.length);
          }
          rows.row(gray);
        });
  }

  /** Programs that write Adobe's segment store inks as 255 - ink. */
  private void inksOf(byte[] row) {
    if (decoder.header().adobe()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) ~row[i];
      }
    }
  }
}
