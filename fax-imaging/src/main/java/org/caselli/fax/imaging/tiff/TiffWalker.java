package org.caselli.fax.imaging.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the chain of image file directories before any decoder sees the file. Ends at a directory
 * that it has met before (a loop), and reads no pixels. Knows classic TIFF and BigTIFF in both byte
 * orders.
 */
public final class TiffWalker {

  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int IMAGE_WIDTH = 256;
  private static final int IMAGE_LENGTH = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int FILL_ORDER = 266;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int X_RESOLUTION = 282;
  private static final int Y_RESOLUTION = 283;
  private static final int RESOLUTION_UNIT = 296;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final int CENTIMETRE = 3;
  private static final int LARGEST_SIDE = 1 << 24;
  private static final int LARGEST_TILE_SIDE = 1 << 14;

  private final int maxDirectories;

  /** Stops after {@code maxDirectories} directories, so that the caller can tell "too many". */
  public TiffWalker(int maxDirectories) {
    this.maxDirectories = maxDirectories;
  }

  /** The directories in the order of the chain, at least one. */
  public List<TiffDirectory> walk(Path file) throws IOException, MalformedTiffException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return walk(new TiffBytes(channel));
    } catch (EOFException e) {
      throw new MalformedTiffException(e.getMessage());
    }
  }

  private List<TiffDirectory> walk(TiffBytes bytes) throws IOException, MalformedTiffException {
    List<TiffDirectory> directories = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long at = bytes.firstDirectory();
    while (at != 0 && seen.add(at) && directories.size() < maxDirectories) {
      if (at < 8 || at + 2 > bytes.length()) {
        throw new MalformedTiffException("A directory lies outside of the file");
      }
      TiffFields fields = new TiffFields(bytes, at);
      directories.add(directory(bytes, fields, directories.size()));
      at = fields.next();
    }
    if (directories.isEmpty()) {
      throw new MalformedTiffException("The file holds no image");
    }
    return directories;
  }

  private static TiffDirectory directory(TiffBytes bytes, TiffFields fields, int index)
      throws IOException, MalformedTiffException {
    boolean tiled = fields.has(TILE_OFFSETS);
    if (tiled) {
      side(fields.number(TILE_WIDTH, 0), LARGEST_TILE_SIDE);
      side(fields.number(TILE_LENGTH, 0), LARGEST_TILE_SIDE);
    }
    int bits = 1;
    for (long each : fields.numbers(BITS_PER_SAMPLE)) {
      bits = Math.max(bits, side(each, 64));
    }
    double perInch = fields.number(RESOLUTION_UNIT, 2) == CENTIMETRE ? 2.54 : 1;
    int orientation = (int) fields.number(ORIENTATION, 1);
    return new TiffDirectory(
        index,
        side(fields.number(IMAGE_WIDTH, 0), LARGEST_SIDE),
        side(fields.number(IMAGE_LENGTH, 0), LARGEST_SIDE),
        bits,
        side(fields.number(SAMPLES_PER_PIXEL, 1), 16),
        (int) fields.number(COMPRESSION, 1),
        (int) fields.number(PHOTOMETRIC, 0),
        (int) fields.number(FILL_ORDER, 1),
        orientation >= 1 && orientation <= 8 ? orientation : 1,
        fields.rational(X_RESOLUTION) * perInch,
        fields.rational(Y_RESOLUTION) * perInch,
        (fields.number(NEW_SUBFILE_TYPE, 0) & 1) != 0,
        tiled,
        bytes.big(),
        rowsPerStrip(fields),
        strips(bytes, fields, tiled));
  }

  private static int rowsPerStrip(TiffFields fields) throws IOException {
    long height = fields.number(IMAGE_LENGTH, 0);
    long rows = fields.number(ROWS_PER_STRIP, height);
    return (int) (rows < 1 ? height : Math.min(rows, height));
  }

  private static int side(long value, int largest) throws MalformedTiffException {
    if (value < 1 || value > largest) {
      throw new MalformedTiffException("An image has an impossible size: " + value);
    }
    return (int) value;
  }

  private static List<TiffDirectory.Strip> strips(TiffBytes bytes, TiffFields fields, boolean tiled)
      throws IOException, MalformedTiffException {
    long[] offsets = fields.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
    long[] counts = fields.numbers(tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS);
    List<TiffDirectory.Strip> strips = new ArrayList<>(offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      long count = i < counts.length ? counts[i] : 0;
      if (offsets[i] < 0 || count < 0 || offsets[i] > bytes.length() - count) {
        throw new MalformedTiffException("Pixels lie outside of the file, which was cut short");
      }
      strips.add(new TiffDirectory.Strip(offsets[i], count));
    }
    return strips;
  }
}
