package org.caselli.fax.imaging.jpeg2000;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.caselli.fax.imaging.sample.MalformedPictureException;

/**
 * What a JPEG 2000 file says of itself before any pixel is decoded (T.800, annexes A and I).
 *
 * @param boxed a JP2 file, else a bare codestream
 * @param plain every component has 8 bits
 * @param subsampled some component has fewer pixels than the picture
 * @param levels times that the picture can be halved without decoding all of it
 * @param alpha the last channel is opacity
 * @param colours the enumerated colour space (T.800, I.5.3.3), if there is one
 */
public record Jpeg2000Header(
    int widthPx,
    int heightPx,
    int components,
    boolean boxed,
    boolean plain,
    boolean subsampled,
    int levels,
    boolean alpha,
    OptionalInt colours) {

  /** Enumerated colour space of four inks (T.801). */
  public static final int CMYK = 12;

  private static final int SOC_SIZ = 0xff4fff51;
  private static final int COD = 0xff52;
  private static final int SOT = 0xff90;
  private static final int MOST_LEVELS = 32;
  private static final int MOST_COMPONENTS = 16;

  /** Whether the bytes begin like a JP2 file or a codestream. */
  public static boolean begins(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    return head.length >= 12
        && (bytes.getInt(0) == SOC_SIZ || bytes.getInt(0) == 12 && bytes.getInt(4) == 0x6a502020);
  }

  public static Jpeg2000Header of(byte[] data) throws MalformedPictureException {
    try {
      return read(ByteBuffer.wrap(data));
    } catch (IndexOutOfBoundsException e) {
      throw new MalformedPictureException("A JPEG 2000 file breaks off in its header", e);
    }
  }

  private static Jpeg2000Header read(ByteBuffer data) throws MalformedPictureException {
    Boxes boxes = new Boxes();
    int at = 0;
    boolean boxed = data.getInt(0) != SOC_SIZ;
    if (boxed) {
      at = boxes.read(data, 0, data.limit());
    }
    if (at < 0 || data.getInt(at) != SOC_SIZ) {
      throw new MalformedPictureException("A JPEG 2000 file has no codestream");
    }
    int size = at + 4;
    long width = unsigned(data, size + 4) - unsigned(data, size + 12);
    long height = unsigned(data, size + 8) - unsigned(data, size + 16);
    int components = data.getShort(size + 36);
    if (width < 1
        || height < 1
        || Math.max(width, height) > Integer.MAX_VALUE / 2
        || components < 1
        || components > MOST_COMPONENTS) {
      throw new MalformedPictureException("A JPEG 2000 file has no size that can be");
    }
    boolean plain = true;
    boolean subsampled = false;
    for (int c = 0; c < components; c++) {
      int component = size + 38 + 3 * c;
      plain &= data.get(component) == 7;
      subsampled |= data.get(component + 1) != 1 || data.get(component + 2) != 1;
    }
    return new Jpeg2000Header(
        (int) width,
        (int) height,
        components,
        boxed,
        plain,
        subsampled,
        levels(data, size + (data.getShort(size) & 0xffff)),
        boxes.alpha,
        boxes.colours);
  }

  private static long unsigned(ByteBuffer data, int at) {
    return data.getInt(at) & 0xffffffffL;
  }

  private static int levels(ByteBuffer data, int from) {
    int at = from;
    while (at + 10 < data.limit()) {
      int marker = data.getShort(at) & 0xffff;
      if (marker == COD) {
        return Math.min(MOST_LEVELS, data.get(at + 9) & 0xff);
      }
      if (marker == SOT) {
        break;
      }
      at += 2 + (data.getShort(at + 2) & 0xffff);
    }
    return 0;
  }

  /** The boxes around the codestream. */
  private static final class Boxes {

    private static final int CHANNELS = 6;
    private static final int OPACITY = 1;
    private static final int PREMULTIPLIED = 2;

    private boolean alpha;
    private OptionalInt colours = OptionalInt.empty();

    /** Returns where the codestream begins, or -1. */
    private int read(ByteBuffer data, int from, int to) {
      int at = from;
      while (at + 8 <= to) {
        long length = unsigned(data, at);
        int body = at + 8;
        if (length == 1) {
          length = data.getLong(at + 8);
          body += 8;
        } else if (length == 0) {
          length = to - at;
        }
        if (length < body - at) {
          return -1;
        }
        int end = (int) Math.min(to, at + length);
        switch (name(data, at + 4)) {
          case "jp2c" -> {
            return body;
          }
          case "jp2h" -> read(data, body, end);
          case "colr" -> {
            if (data.get(body) == 1 && colours.isEmpty()) {
              colours = OptionalInt.of(data.getInt(body + 3));
            }
          }
          case "cdef" -> channels(data, body, end);
          default -> {
            // Of no use here.
          }
        }
        at = end;
      }
      return -1;
    }

    private void channels(ByteBuffer data, int body, int end) {
      for (int at = body + 2; at + CHANNELS <= end; at += CHANNELS) {
        int kind = data.getShort(at + 2);
        alpha |= kind == OPACITY || kind == PREMULTIPLIED;
      }
    }

    private static String name(ByteBuffer data, int at) {
      byte[] name = new byte[4];
      data.get(at, name);
      return new String(name, StandardCharsets.ISO_8859_1);
    }
  }
}
