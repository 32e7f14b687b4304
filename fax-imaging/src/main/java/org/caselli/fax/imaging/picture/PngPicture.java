package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/**
 * A PNG file (ISO/IEC 15948), read row by row: metadata is never unpacked, check sums are not
 * looked at, and of a truncated file the rows that are there count.
 */
record PngPicture(Path file, PngHeader header) implements Picture {

  static PngPicture of(Path file) throws IOException, MalformedPictureException {
    try (InputStream in = Files.newInputStream(file)) {
      return new PngPicture(file, new PngHeaderReader(in).read());
    }
  }

  @Override
  public int widthPx() {
    return header.layout().widthPx();
  }

  @Override
  public int heightPx() {
    return header.layout().heightPx();
  }

  @Override
  public Optional<Density> density() {
    return header.density();
  }

  @Override
  public int orientation() {
    return header.orientation();
  }

  @Override
  public int pixelBytes() {
    return header.interlaced() ? 1 : 0;
  }

  @Override
  public void decode(Canvas canvas) throws IOException, MalformedPictureException {
    RowTarget rows = canvas.begin(widthPx(), heightPx());
    try (InputStream in = Files.newInputStream(file);
        InputStream samples = new InflaterInputStream(new PngHeaderReader(in).pixelData())) {
      if (header.interlaced()) {
        interlaced(samples, rows);
      } else {
        byte[] gray = new byte[widthPx()];
        PngColours colours = new PngColours(header);
        new PngRows(samples, header.layout())
            .deliver(
                row -> {
                  colours.gray(row, gray);
                  rows.row(gray);
                });
      }
    }
  }

  /** Seven passes (ISO/IEC 15948, 8.2) put together in memory. */
  private void interlaced(InputStream samples, RowTarget rows) throws IOException {
    byte[] whole = new byte[Math.multiplyExact(widthPx(), heightPx())];
    Arrays.fill(whole, (byte) 255);
    int came = 0;
    for (PngPass pass : PngPass.values()) {
      int width = pass.columns(widthPx());
      int height = pass.rows(heightPx());
      if (width == 0 || height == 0) {
        continue;
      }
      SampleLayout layout =
          new SampleLayout(width, height, header.layout().components(), header.layout().bits());
      PngHeader part = header.with(layout);
      PngColours colours = new PngColours(part);
      byte[] gray = new byte[width];
      int[] y = {0};
      int delivered =
          new PngRows(samples, layout)
              .deliver(
                  row -> {
                    colours.gray(row, gray);
                    pass.spread(gray, whole, widthPx(), heightPx(), y[0]++);
                  });
      came += delivered;
      if (delivered < height) {
        break;
      }
    }
    if (came == 0) {
      return;
    }
    byte[] row = new byte[widthPx()];
    for (int at = 0; at < whole.length; at += row.length) {
      System.arraycopy(whole, at, row, 0, row.length);
      rows.row(row);
    }
  }
}
