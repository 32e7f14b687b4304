package org.caselli.fax.imaging.jpeg;

import java.awt.Rectangle;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;

/**
 * Decodes a JPEG of 8 bits a sample, baseline or progressive. Gray and colour come row by row in
 * constant memory (a progressive file takes 2 bytes a sample outside of the heap); a picture of
 * four inks takes its pixels in memory.
 */
public final class JpegDecoder {

  private static final byte[] START = {(byte) 0xff, (byte) 0xd8};
  private static final byte[] END = {(byte) 0xff, (byte) 0xd9};
  private static final int INKS = 4;
  private static final int BAND_BYTES = 32 << 20;

  /** Where the end is looked for: some files have padding behind it. */
  private static final int TAIL = 1024;

  /** In the decoder's warnings of missing data. */
  private static final String TRUNCATED = "remature end";

  private final byte[] data;
  private final JpegHeader header;

  private JpegDecoder(byte[] data, JpegHeader header) {
    this.data = data;
    this.header = header;
  }

  public static JpegDecoder of(byte[] data) throws MalformedPictureException {
    return of(data, OptionalInt.empty());
  }

  /**
   * Looks at the header.
   *
   * @param declared what a PDF says of the colour transform (ISO 32000-1, table 13)
   */
  public static JpegDecoder of(byte[] data, OptionalInt declared) throws MalformedPictureException {
    return new JpegDecoder(data, new JpegHeaderReader(data).read(declared));
  }

  public JpegHeader header() {
    return header;
  }

  /**
   * Delivers rows of one gray byte a pixel. RGB is not among what becomes gray here.
   *
   * @return the rows that came; fewer than the height when the file is truncated
   * @throws IOException what the target throws
   */
  public int grayRows(RowTarget rows) throws IOException, MalformedPictureException {
    if (header.colour() != JpegColour.GRAY && header.colour() != JpegColour.YCC) {
      throw new IllegalStateException("No luma in " + header.colour());
    }
    return decode(RowRaster.gray(header.widthPx(), header.heightPx(), rows));
  }

  /** Whether {@link #grayRows} can be had. */
  public boolean hasLuma() {
    return header.colour() == JpegColour.GRAY || header.colour() == JpegColour.YCC;
  }

  /**
   * Delivers rows of interleaved samples: gray, red-green-blue, or four inks as they are stored.
   *
   * @return the rows that came
   */
  public int sampleRows(RowTarget rows) throws IOException, MalformedPictureException {
    return switch (header.components()) {
      case 1 -> grayRows(rows);
      case 3 -> decode(RowRaster.rgb(header.widthPx(), header.heightPx(), rows));
      default -> inkRows(rows);
    };
  }

  private int decode(RowRaster raster) throws IOException, MalformedPictureException {
    ImageReader reader = JdkJpegReader.create();
    try {
      if (!endsProperly()) {
        reader.addIIOReadWarningListener(
            (source, warning) -> {
              if (warning.contains(TRUNCATED)) {
                raster.cut();
              }
            });
      }
      reader.setInput(new MemoryCacheImageInputStream(stream()), true, true);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(raster.image());
      reader.read(0, parameters);
    } catch (IOException | RuntimeException e) {
      raster.rethrow();
      if (raster.delivered() == 0) {
        throw new MalformedPictureException("A JPEG cannot be decoded: " + e.getMessage(), e);
      }
    } finally {
      reader.dispose();
    }
    return raster.delivered();
  }

  /** In bands, as the reader has no rows for four inks. */
  private int inkRows(RowTarget rows) throws IOException, MalformedPictureException {
    int rowBytes = INKS * header.widthPx();
    int band = Math.max(1, BAND_BYTES / rowBytes);
    byte[] row = new byte[rowBytes];
    int delivered = 0;
    while (delivered < header.heightPx()) {
      int count = Math.min(band, header.heightPx() - delivered);
      byte[] samples;
      try {
        samples = band(delivered, count);
      } catch (IOException | RuntimeException e) {
        if (delivered == 0) {
          throw new MalformedPictureException("A JPEG cannot be decoded: " + e.getMessage(), e);
        }
        return delivered;
      }
      for (int y = 0; y < count; y++) {
        System.arraycopy(samples, y * rowBytes, row, 0, rowBytes);
        if (header.colour() == JpegColour.YCCK) {
          inksOfEqualLuma(row);
        }
        rows.row(row);
        delivered++;
      }
    }
    return delivered;
  }

  private byte[] band(int from, int count) throws IOException {
    ImageReader reader = JdkJpegReader.create();
    try {
      reader.setInput(new MemoryCacheImageInputStream(stream()), true, true);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceRegion(new Rectangle(0, from, header.widthPx(), count));
      Raster raster = reader.readRaster(0, parameters);
      return ((DataBufferByte) raster.getDataBuffer()).getData();
    } finally {
      reader.dispose();
    }
  }

  /** Luma is the first component of YCCK, hence three equal inks give the same gray. */
  private static void inksOfEqualLuma(byte[] row) {
    for (int i = 0; i < row.length; i += INKS) {
      byte ink = (byte) (255 - (row[i] & 0xff));
      row[i] = ink;
      row[i + 1] = ink;
      row[i + 2] = ink;
    }
  }

  private boolean endsProperly() {
    for (int i = data.length - 2; i >= Math.max(header.scanAt(), data.length - TAIL); i--) {
      if (data[i] == END[0] && data[i + 1] == END[1]) {
        return true;
      }
    }
    return false;
  }

  /** Our header, the file's tables, its scans, and an end that the file may lack. */
  private InputStream stream() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(START);
    head.writeBytes(header.colour().segment());
    head.writeBytes(header.tables());
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head.toByteArray()),
                new ByteArrayInputStream(data, header.scanAt(), data.length - header.scanAt()),
                new ByteArrayInputStream(END))));
  }
}
