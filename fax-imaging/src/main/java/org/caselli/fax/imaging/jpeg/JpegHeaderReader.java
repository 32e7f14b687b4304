package org.caselli.fax.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.MalformedPictureException;

/** Reads the segments before the first scan (T.81, annex B). One file, one use. */
final class JpegHeaderReader {

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DHT = 0xc4;
  private static final int DAC = 0xcc;
  private static final int DRI = 0xdd;
  private static final int JFIF = 0xe0;
  private static final int EXIF = 0xe1;
  private static final int ADOBE = 0xee;
  private static final int FRAME = 0xc0;
  private static final int PROGRESSIVE_FRAME = 0xc2;
  private static final int LAST_FRAME = 0xcf;
  private static final int FRAME_BYTES = 6;
  private static final double CM_PER_INCH = 2.54;

  private final byte[] data;
  private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
  private byte[] frame = new byte[0];
  private OptionalInt adobe = OptionalInt.empty();
  private boolean jfif;
  private Optional<Density> density = Optional.empty();
  private byte[] exif = new byte[0];

  JpegHeaderReader(byte[] data) {
    this.data = data;
  }

  /**
   * Reads up to the first scan.
   *
   * @param declared the colour transform that a PDF gives for files without Adobe's segment
   */
  JpegHeader read(OptionalInt declared) throws MalformedPictureException {
    int at = start();
    while (true) {
      at = nextMarker(at);
      int marker = data[at - 1] & 0xff;
      if (marker == EOI) {
        throw new MalformedPictureException("A JPEG ends before its first scan");
      }
      if (marker == SOI || marker >= 0xd0 && marker < SOI || marker == 1) {
        continue;
      }
      if (at + 2 > data.length) {
        throw new MalformedPictureException("A JPEG breaks off in its header");
      }
      int length = number(at);
      if (length < 2 || at + length > data.length) {
        throw new MalformedPictureException("A segment of a JPEG is longer than the file");
      }
      if (marker == SOS) {
        return header(at - 2, declared);
      }
      segment(marker, at + 2, at + length);
      at += length;
    }
  }

  private int start() throws MalformedPictureException {
    for (int i = 0; i + 2 < data.length; i++) {
      if ((data[i] & 0xff) == 0xff && (data[i + 1] & 0xff) == SOI) {
        return i + 2;
      }
    }
    throw new MalformedPictureException("No JPEG: the start of an image is missing");
  }

  /** The place after the next marker; bytes that belong nowhere are skipped. */
  private int nextMarker(int from) throws MalformedPictureException {
    for (int i = from; i + 1 < data.length; i++) {
      int code = data[i + 1] & 0xff;
      if ((data[i] & 0xff) == 0xff && code != 0 && code != 0xff) {
        return i + 2;
      }
    }
    throw new MalformedPictureException("A JPEG breaks off in its header");
  }

  private void segment(int marker, int from, int to) throws MalformedPictureException {
    switch (marker) {
      case DQT, DHT, DRI -> keep(from, to);
      case JFIF -> readJfif(from, to);
      case EXIF -> {
        if (exif.length == 0 && startsWith(from, to, "Exif\0")) {
          exif = Arrays.copyOfRange(data, Math.min(to, from + 6), to);
        }
      }
      case ADOBE -> {
        if (to - from >= 12 && startsWith(from, to, "Adobe")) {
          adobe = OptionalInt.of(data[from + 11] & 0xff);
        }
      }
      default -> {
        if (marker >= FRAME && marker <= LAST_FRAME && marker != DAC) {
          readFrame(marker, from, to);
        }
      }
    }
  }

  private void readJfif(int from, int to) {
    if (to - from < 12 || !startsWith(from, to, "JFIF\0")) {
      return;
    }
    jfif = true;
    double unit =
        switch (data[from + 7]) {
          case 1 -> 1;
          case 2 -> CM_PER_INCH;
          default -> 0;
        };
    if (unit > 0) {
      density = Optional.of(new Density(number(from + 8) * unit, number(from + 10) * unit));
    }
  }

  private void readFrame(int marker, int from, int to) throws MalformedPictureException {
    if (marker > PROGRESSIVE_FRAME) {
      throw new MalformedPictureException("A JPEG of a rare kind (lossless or arithmetic coding)");
    }
    if (frame.length > 0
        || to - from < FRAME_BYTES
        || to - from < FRAME_BYTES + 3 * data[from + 5]) {
      throw new MalformedPictureException("A JPEG has a damaged frame header");
    }
    if (data[from] != 8) {
      throw new MalformedPictureException("A JPEG has " + data[from] + " bits per sample, not 8");
    }
    frame = Arrays.copyOfRange(data, from, to);
    keep(from, to);
  }

  /** Keeps a segment with its marker and length. */
  private void keep(int from, int to) {
    tables.write(data, from - 4, to - from + 4);
  }

  private JpegHeader header(int scanAt, OptionalInt declared) throws MalformedPictureException {
    if (frame.length == 0) {
      throw new MalformedPictureException("A JPEG has no frame header");
    }
    int height = (frame[1] & 0xff) << 8 | frame[2] & 0xff;
    int width = (frame[3] & 0xff) << 8 | frame[4] & 0xff;
    if (width == 0 || height == 0) {
      throw new MalformedPictureException("A JPEG has no size");
    }
    return new JpegHeader(
        width,
        height,
        colour(declared),
        adobe.isPresent(),
        density,
        exif,
        tables.toByteArray(),
        scanAt);
  }

  /** As libjpeg tells the colours, with the PDF's word where the file has none. */
  private JpegColour colour(OptionalInt declared) throws MalformedPictureException {
    OptionalInt transform = adobe.isPresent() ? adobe : declared;
    return switch (frame[5]) {
      case 1 -> JpegColour.GRAY;
      case 3 -> {
        if (jfif && adobe.isEmpty()) {
          yield JpegColour.YCC;
        }
        if (transform.isPresent()) {
          yield transform.getAsInt() == 0 ? JpegColour.RGB : JpegColour.YCC;
        }
        boolean letters = frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
        yield letters ? JpegColour.RGB : JpegColour.YCC;
      }
      case 4 -> transform.orElse(0) == 0 ? JpegColour.CMYK : JpegColour.YCCK;
      default -> throw new MalformedPictureException("A JPEG has " + frame[5] + " components");
    };
  }

  private boolean startsWith(int from, int to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return to - from >= bytes.length
        && Arrays.equals(data, from, from + bytes.length, bytes, 0, bytes.length);
  }

  private int number(int at) {
    return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
  }
}
