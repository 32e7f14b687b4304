package org.caselli.fax.imaging.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;

/** The two facts of EXIF metadata (a small TIFF) that matter to a fax. */
record Exif(int orientation, Optional<Density> density) {

  private static final Exif NOTHING = new Exif(1, Optional.empty());
  private static final int ORIENTATION = 0x112;
  private static final int X_RESOLUTION = 0x11a;
  private static final int Y_RESOLUTION = 0x11b;
  private static final int UNIT = 0x128;
  private static final int SHORT = 3;
  private static final int RATIONAL = 5;
  private static final int CENTIMETRES = 3;
  private static final double CM_PER_INCH = 2.54;
  private static final int ENTRY_BYTES = 12;

  /** Reads the first directory; what is damaged says nothing. */
  static Exif of(byte[] tiff) {
    if (tiff.length < 8) {
      return NOTHING;
    }
    ByteBuffer data = ByteBuffer.wrap(tiff);
    data.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    try {
      return read(data);
    } catch (IndexOutOfBoundsException e) {
      return NOTHING;
    }
  }

  private static Exif read(ByteBuffer data) {
    int directory = data.getInt(4);
    int orientation = 1;
    double x = 0;
    double y = 0;
    double unit = 1;
    int entries = data.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + i * ENTRY_BYTES;
      int type = data.getShort(at + 2);
      switch (data.getShort(at) & 0xffff) {
        case ORIENTATION -> orientation = type == SHORT ? data.getShort(at + 8) : 1;
        case X_RESOLUTION -> x = rational(data, at, type);
        case Y_RESOLUTION -> y = rational(data, at, type);
        case UNIT -> unit = data.getShort(at + 8) == CENTIMETRES ? CM_PER_INCH : 1;
        default -> {
          // Of no use here.
        }
      }
    }
    Optional<Density> density =
        x > 0 && y > 0 ? Optional.of(new Density(x * unit, y * unit)) : Optional.empty();
    return new Exif(orientation >= 1 && orientation <= 8 ? orientation : 1, density);
  }

  private static double rational(ByteBuffer data, int entry, int type) {
    if (type != RATIONAL) {
      return 0;
    }
    int at = data.getInt(entry + 8);
    double denominator = data.getInt(at + 4);
    return denominator == 0 ? 0 : data.getInt(at) / denominator;
  }
}
