package org.caselli.fax.imaging.sample;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Samples in the binary formats of Netpbm: P4 (1 bit, 1 = black), P5 (gray), P6 (red, green, blue)
 * and P7 (any).
 */
public final class PortableAnyMap implements Closeable {

  private static final int HEADER_TOKENS = 64;
  private static final int TOKEN_LENGTH = 32;

  private final InputStream in;
  private final Header header;

  /**
   * What the header says.
   *
   * @param largest value of a sample, which stands for white
   */
  private record Header(SampleLayout layout, int largest) {}

  private PortableAnyMap(InputStream in, Header header) {
    this.in = in;
    this.header = header;
  }

  /** Reads the header; the stream is closed with the map, or on failure. */
  public static PortableAnyMap of(InputStream stream)
      throws IOException, MalformedPictureException {
    InputStream in = new BufferedInputStream(stream, 1 << 16);
    try {
      return new PortableAnyMap(in, header(in));
    } catch (NumberFormatException e) {
      in.close();
      throw new MalformedPictureException("A portable picture has a damaged header", e);
    } catch (IOException | MalformedPictureException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Header header(InputStream in) throws IOException, MalformedPictureException {
    String kind = token(in);
    return switch (kind) {
      case "P4" -> {
        int width = Integer.parseInt(token(in));
        yield header(width, Integer.parseInt(token(in)), 1, 1, 1);
      }
      case "P5", "P6" -> {
        int width = Integer.parseInt(token(in));
        int height = Integer.parseInt(token(in));
        yield layout(width, height, kind.equals("P5") ? 1 : 3, Integer.parseInt(token(in)));
      }
      case "P7" -> any(in);
      default -> throw new MalformedPictureException("A portable picture is of no known kind");
    };
  }

  private static Header any(InputStream in) throws IOException, MalformedPictureException {
    int width = 0;
    int height = 0;
    int depth = 0;
    int largest = 0;
    for (int i = 0; i < HEADER_TOKENS; i++) {
      switch (token(in)) {
        case "WIDTH" -> width = Integer.parseInt(token(in));
        case "HEIGHT" -> height = Integer.parseInt(token(in));
        case "DEPTH" -> depth = Integer.parseInt(token(in));
        case "MAXVAL" -> largest = Integer.parseInt(token(in));
        case "ENDHDR" -> {
          return layout(width, height, depth, largest);
        }
        default -> {
          // The tuple type, which the depth tells as well.
        }
      }
    }
    throw new MalformedPictureException("A portable picture has a damaged header");
  }

  private static Header layout(int width, int height, int depth, int largest)
      throws MalformedPictureException {
    return header(width, height, depth, largest > 255 ? 16 : 8, largest);
  }

  private static Header header(int width, int height, int depth, int bits, int largest)
      throws MalformedPictureException {
    if (largest < 1 || largest > 0xffff) {
      throw new MalformedPictureException("A portable picture has a damaged header");
    }
    try {
      return new Header(new SampleLayout(width, height, depth, bits), largest);
    } catch (IllegalArgumentException e) {
      throw new MalformedPictureException("A portable picture has a damaged header", e);
    }
  }

  /** The next word, with the one character behind it taken too; comments are skipped. */
  private static String token(InputStream in) throws IOException, MalformedPictureException {
    StringBuilder token = new StringBuilder();
    while (token.length() < TOKEN_LENGTH) {
      int c = in.read();
      if (c == '#') {
        while (c != '\n' && c >= 0) {
          c = in.read();
        }
      }
      if (c < 0) {
        throw new MalformedPictureException("A portable picture breaks off in its header");
      }
      if (c > ' ') {
        token.append((char) c);
      } else if (token.length() > 0) {
        return token.toString();
      }
    }
    throw new MalformedPictureException("A portable picture has a damaged header");
  }

  public SampleLayout layout() {
    return header.layout();
  }

  /** Delivers the rows as they are stored; returns how many there were. */
  public int rows(RowTarget target) throws IOException {
    byte[] row = new byte[layout().rowBytes()];
    for (int y = 0; y < layout().heightPx(); y++) {
      if (in.readNBytes(row, 0, row.length) < row.length) {
        return y;
      }
      target.row(row);
    }
    return layout().heightPx();
  }

  /** Delivers the rows with samples from 0 (black) to the largest that their bits allow. */
  public int fullRangeRows(RowTarget target) throws IOException {
    return switch (layout().bits()) {
      case 1 -> rows(row -> invert(row, target));
      case 8 -> header.largest() == 255 ? rows(target) : rows(row -> spread(row, target));
      default -> header.largest() == 0xffff ? rows(target) : rows(row -> spreadPairs(row, target));
    };
  }

  private static void invert(byte[] row, RowTarget target) throws IOException {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ~row[i];
    }
    target.row(row);
  }

  private void spread(byte[] row, RowTarget target) throws IOException {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) (Math.min(header.largest(), row[i] & 0xff) * 255 / header.largest());
    }
    target.row(row);
  }

  private void spreadPairs(byte[] row, RowTarget target) throws IOException {
    for (int i = 0; i + 1 < row.length; i += 2) {
      int value = Math.min(header.largest(), (row[i] & 0xff) << 8 | row[i + 1] & 0xff);
      row[i] = (byte) (value * 255L / header.largest());
    }
    target.row(row);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
