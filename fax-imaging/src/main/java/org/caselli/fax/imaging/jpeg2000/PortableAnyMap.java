package org.caselli.fax.imaging.jpeg2000;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Samples in the simple formats of Netpbm: P5 (gray), P6 (red, green, blue) and P7 (any). */
public final class PortableAnyMap implements Closeable {

  private static final int HEADER_TOKENS = 64;
  private static final int TOKEN_LENGTH = 32;

  private final InputStream in;
  private final SampleLayout layout;

  private PortableAnyMap(InputStream in, SampleLayout layout) {
    this.in = in;
    this.layout = layout;
  }

  /** Reads the header; the stream is closed with the map, or on failure. */
  public static PortableAnyMap of(InputStream stream)
      throws IOException, MalformedPictureException {
    InputStream in = new BufferedInputStream(stream, 1 << 16);
    try {
      return new PortableAnyMap(in, header(in));
    } catch (NumberFormatException e) {
      in.close();
      throw new MalformedPictureException("A decoded picture has a damaged header", e);
    } catch (IOException | MalformedPictureException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static SampleLayout header(InputStream in) throws IOException, MalformedPictureException {
    String kind = token(in);
    return switch (kind) {
      case "P5", "P6" -> {
        int width = Integer.parseInt(token(in));
        int height = Integer.parseInt(token(in));
        yield layout(width, height, kind.equals("P5") ? 1 : 3, Integer.parseInt(token(in)));
      }
      case "P7" -> any(in);
      default -> throw new MalformedPictureException("A decoded picture is of no known kind");
    };
  }

  private static SampleLayout any(InputStream in) throws IOException, MalformedPictureException {
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
    throw new MalformedPictureException("A decoded picture has a damaged header");
  }

  private static SampleLayout layout(int width, int height, int depth, int largest)
      throws MalformedPictureException {
    try {
      return new SampleLayout(width, height, depth, largest > 255 ? 16 : 8);
    } catch (IllegalArgumentException e) {
      throw new MalformedPictureException("A decoded picture has a damaged header", e);
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
        throw new MalformedPictureException("A decoded picture breaks off in its header");
      }
      if (c > ' ') {
        token.append((char) c);
      } else if (token.length() > 0) {
        return token.toString();
      }
    }
    throw new MalformedPictureException("A decoded picture has a damaged header");
  }

  public SampleLayout layout() {
    return layout;
  }

  /** Delivers the rows as they are stored; returns how many there were. */
  public int rows(RowTarget target) throws IOException {
    byte[] row = new byte[layout.rowBytes()];
    for (int y = 0; y < layout.heightPx(); y++) {
      if (in.readNBytes(row, 0, row.length) < row.length) {
        return y;
      }
      target.row(row);
    }
    return layout.heightPx();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
