package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.Gray;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;

/**
 * A PCX picture (ZSoft's format, which old fax programs write): 1, 2, 4 or 8 bits in one plane, 1
 * bit in up to four, or 8 bits in three, run-length coded.
 *
 * @param planeBytes of one plane in one row
 */
record PcxPicture(byte[] data, int widthPx, int heightPx, int bits, int planes, int planeBytes)
    implements Picture {

  private static final int HEADER_BYTES = 128;
  private static final int PALETTE_BYTES = 768;
  private static final int PALETTE_MARK = 12;
  private static final int SMALL_PALETTE_AT = 16;
  private static final int RUN = 0xc0;
  private static final int MANUFACTURER = 10;

  static PcxPicture of(byte[] data) throws MalformedPictureException {
    if (data.length < HEADER_BYTES || data[0] != MANUFACTURER) {
      throw new MalformedPictureException("No PCX: the header is damaged");
    }
    ByteBuffer head = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int width = head.getShort(8) - head.getShort(4) + 1;
    int height = head.getShort(10) - head.getShort(6) + 1;
    int bits = data[3];
    int planes = data[65];
    int planeBytes = head.getShort(66) & 0xffff;
    boolean known =
        planes == 1 && (bits == 1 || bits == 2 || bits == 4 || bits == 8)
            || bits == 1 && planes >= 2 && planes <= 4
            || bits == 8 && planes == 3;
    if (width < 1 || height < 1 || !known || planeBytes < (width * bits + 7) / 8) {
      throw new MalformedPictureException("A PCX has impossible measures");
    }
    return new PcxPicture(data, width, height, bits, planes, planeBytes);
  }

  /** As stored; 0 and the screen's are told apart from true ones by their plausibility. */
  @Override
  public Optional<Density> density() {
    ByteBuffer head = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    return Optional.of(new Density(head.getShort(12), head.getShort(14)));
  }

  @Override
  public int pixelBytes() {
    return 0;
  }

  @Override
  public void decode(Canvas canvas) throws IOException {
    RowTarget rows = canvas.begin(widthPx, heightPx);
    byte[] palette = palette();
    byte[] row = new byte[planeBytes * planes];
    byte[] gray = new byte[widthPx];
    Runs runs = new Runs();
    for (int y = 0; y < heightPx && runs.fill(row); y++) {
      for (int x = 0; x < widthPx; x++) {
        gray[x] = bits == 8 && planes == 3 ? colour(row, x) : palette[index(row, x)];
      }
      rows.row(gray);
    }
  }

  private byte colour(byte[] row, int x) {
    return (byte)
        Gray.rgb(row[x] & 0xff, row[planeBytes + x] & 0xff, row[2 * planeBytes + x] & 0xff);
  }

  private int index(byte[] row, int x) {
    int perByte = 8 / bits;
    int shift = 8 - bits * (x % perByte + 1);
    int index = 0;
    for (int plane = 0; plane < planes; plane++) {
      int value = row[plane * planeBytes + x / perByte] >> shift & (1 << bits) - 1;
      index |= value << plane * bits;
    }
    return index;
  }

  /** Two colours are black and white, whatever the palette says, as all programs take them. */
  private byte[] palette() {
    byte[] grays = new byte[256];
    if (bits == 1 && planes == 1) {
      grays[1] = (byte) 255;
      return grays;
    }
    int mark = data.length - PALETTE_BYTES - 1;
    boolean large = bits == 8 && mark >= HEADER_BYTES && data[mark] == PALETTE_MARK;
    int from = large ? mark + 1 : SMALL_PALETTE_AT;
    int colours = large ? 256 : 16;
    for (int i = 0; i < colours; i++) {
      int at = from + 3 * i;
      grays[i] = (byte) Gray.rgb(data[at] & 0xff, data[at + 1] & 0xff, data[at + 2] & 0xff);
    }
    if (bits == 8 && !large) {
      for (int i = 0; i < grays.length; i++) {
        grays[i] = (byte) i;
      }
    }
    return grays;
  }

  /** The run-length code behind the header. */
  private final class Runs {

    private int at = HEADER_BYTES;
    private int left;
    private byte value;

    /** Fills a row; false when the data ends before it is full. */
    private boolean fill(byte[] row) {
      int filled = 0;
      while (filled < row.length) {
        if (left == 0 && !next()) {
          return false;
        }
        int count = Math.min(left, row.length - filled);
        Arrays.fill(row, filled, filled + count, value);
        filled += count;
        left -= count;
      }
      return true;
    }

    private boolean next() {
      while (left == 0 && at < data.length) {
        int code = data[at++] & 0xff;
        left = 1;
        value = (byte) code;
        if (code >= RUN) {
          left = at < data.length ? code - RUN : 0;
          value = at < data.length ? data[at++] : 0;
        }
      }
      return left > 0;
    }
  }
}
