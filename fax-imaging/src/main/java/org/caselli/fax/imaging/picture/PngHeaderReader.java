package org.caselli.fax.imaging.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Walks the chunks of a PNG up to the pixel data. */
final class PngHeaderReader {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int PHYS = 0x70485973;
  private static final int EXIF = 0x65584966;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int HEADER_BYTES = 13;
  private static final int CRC_BYTES = 4;
  private static final int MOST_BYTES = 1 << 16;
  private static final double INCHES_PER_METRE = 0.0254;

  private final DataInputStream in;
  private byte[] head = new byte[0];
  private byte[] palette = new byte[0];
  private byte[] transparency = new byte[0];
  private Optional<Density> density = Optional.empty();
  private int orientation = 1;

  PngHeaderReader(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  PngHeader read() throws IOException, MalformedPictureException {
    toPixelData();
    if (head.length < HEADER_BYTES) {
      throw new MalformedPictureException("A PNG has no header");
    }
    ByteBuffer data = ByteBuffer.wrap(head);
    int bits = head[8];
    int colourType = head[9];
    int components =
        switch (colourType) {
          case PngHeader.GRAY, PngHeader.PALETTE -> 1;
          case PngHeader.COLOUR -> 3;
          case PngHeader.GRAY_ALPHA -> 2;
          case PngHeader.COLOUR_ALPHA -> 4;
          default -> throw new MalformedPictureException("A PNG has an unknown kind of colours");
        };
    try {
      SampleLayout layout = new SampleLayout(data.getInt(0), data.getInt(4), components, bits);
      return new PngHeader(
          layout, colourType, head[12] == 1, palette, transparency, density, orientation);
    } catch (IllegalArgumentException e) {
      throw new MalformedPictureException("A PNG has impossible measures", e);
    }
  }

  /** The bodies of all IDAT chunks, one after the other. */
  InputStream pixelData() throws IOException, MalformedPictureException {
    return new PixelBytes(toPixelData());
  }

  /** Reads the chunks before the pixels; returns the length of the first chunk of pixels. */
  private long toPixelData() throws IOException, MalformedPictureException {
    try {
      if (in.readLong() != SIGNATURE) {
        throw new MalformedPictureException("No PNG: the signature is damaged");
      }
      while (true) {
        long length = in.readInt() & 0xffffffffL;
        int type = in.readInt();
        if (type == IDAT) {
          return length;
        }
        if (type == IEND) {
          throw new MalformedPictureException("A PNG has no pixels");
        }
        byte[] body = in.readNBytes((int) Math.min(length, wanted(type) ? MOST_BYTES : 0));
        in.skipNBytes(length - body.length + CRC_BYTES);
        keep(type, body);
      }
    } catch (EOFException e) {
      throw new MalformedPictureException("A PNG breaks off before its pixels", e);
    }
  }

  private static boolean wanted(int type) {
    return type == IHDR || type == PLTE || type == TRNS || type == PHYS || type == EXIF;
  }

  private void keep(int type, byte[] body) {
    switch (type) {
      case IHDR -> head = body;
      case PLTE -> palette = body;
      case TRNS -> transparency = body;
      case EXIF -> orientation = Exif.of(body).orientation();
      case PHYS -> {
        if (body.length >= 9 && body[8] == 1) {
          ByteBuffer data = ByteBuffer.wrap(body);
          density =
              Optional.of(
                  new Density(
                      data.getInt(0) * INCHES_PER_METRE, data.getInt(4) * INCHES_PER_METRE));
        }
      }
      default -> {
        // Of no use here.
      }
    }
  }

  private final class PixelBytes extends InputStream {

    private long left;

    private PixelBytes(long first) {
      this.left = first;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (left == 0) {
        try {
          in.skipNBytes(CRC_BYTES);
          left = in.readInt() & 0xffffffffL;
          if (in.readInt() != IDAT) {
            return -1;
          }
        } catch (EOFException e) {
          return -1;
        }
      }
      int count = in.read(target, offset, (int) Math.min(left, length));
      left -= Math.max(0, count);
      return count;
    }
  }
}
