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
  private static final int T4_OPTIONS = 292;
  private static final int T6_OPTIONS = 293;
  private static final int SOFTWARE = 305;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final int BAD_FAX_LINES = 326;
  private static final int CONSECUTIVE_BAD_FAX_LINES = 328;
  private static final int CENTIMETRE = 3;
  private static final int LARGEST_SIDE = 1 << 24;

  /** Of all images together; directories may share one long field, which memory would not. */
  private static final int MOST_BLOCKS = 1 << 19;

  private static final int LARGEST_TILE_SIDE = 1 << 14;

  private final int maxDirectories;
  private final boolean salvaging;

  /** Stops after {@code maxDirectories} directories, so that the caller can tell "too many". */
  public TiffWalker(int maxDirectories) {
    this(maxDirectories, false);
  }

  private TiffWalker(int maxDirectories, boolean salvaging) {
    this.maxDirectories = maxDirectories;
    this.salvaging = salvaging;
  }

  /**
   * Takes what is left of a file that was cut short: the chain ends before a directory that cannot
   * be read, and pixels end where the file does.
   */
  static TiffWalker salvaging(int maxDirectories) {
    return new TiffWalker(maxDirectories, true);
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
    long blocks = 0;
    long at = bytes.firstDirectory();
    while (at != 0 && seen.add(at) && directories.size() < maxDirectories) {
      try {
        TiffFields fields = fields(bytes, at);
        TiffDirectory directory = directory(bytes, fields, directories.size());
        blocks += directory.strips().size();
        if (blocks > MOST_BLOCKS) {
          throw new MalformedTiffException("The images are cut into too many pieces");
        }
        directories.add(directory);
        at = fields.next();
      } catch (MalformedTiffException | EOFException e) {
        if (!salvaging || directories.isEmpty()) {
          throw e;
        }
        return directories;
      }
    }
    if (directories.isEmpty()) {
      throw new MalformedTiffException("The file holds no image");
    }
    return directories;
  }

  private static TiffFields fields(TiffBytes bytes, long at)
      throws IOException, MalformedTiffException {
    if (at < 8 || at + 2 > bytes.length()) {
      throw new MalformedTiffException("A directory lies outside of the file");
    }
    return new TiffFields(bytes, at);
  }

  private TiffDirectory directory(TiffBytes bytes, TiffFields fields, int index)
      throws IOException, MalformedTiffException {
    int bits = 1;
    for (long each : fields.numbers(BITS_PER_SAMPLE)) {
      bits = Math.max(bits, side(each, 64));
    }
    double perInch = fields.number(RESOLUTION_UNIT, 2) == CENTIMETRE ? 2.54 : 1;
    int orientation = (int) fields.number(ORIENTATION, 1);
    int width = side(fields.number(IMAGE_WIDTH, 0), LARGEST_SIDE);
    int height = side(fields.number(IMAGE_LENGTH, 0), LARGEST_SIDE);
    return new TiffDirectory(
        index,
        width,
        height,
        bits,
        side(fields.number(SAMPLES_PER_PIXEL, 1), 16),
        (int) fields.number(COMPRESSION, 1),
        (int) fields.number(PHOTOMETRIC, 0),
        (int) fields.number(FILL_ORDER, 1),
        orientation >= 1 && orientation <= 8 ? orientation : 1,
        fields.rational(X_RESOLUTION) * perInch,
        fields.rational(Y_RESOLUTION) * perInch,
        (fields.number(NEW_SUBFILE_TYPE, 0) & 1) != 0,
        bytes.big(),
        fields.overlong(),
        fields.has(TILE_OFFSETS) ? tiles(bytes, fields) : strips(bytes, fields, width, height),
        fax(fields));
  }

  private static TiffDirectory.FaxFields fax(TiffFields fields) throws IOException {
    return new TiffDirectory.FaxFields(
        (int) fields.number(T4_OPTIONS, 0),
        (int) fields.number(T6_OPTIONS, 0),
        count(fields.number(BAD_FAX_LINES, 0)),
        count(fields.number(CONSECUTIVE_BAD_FAX_LINES, 0)),
        fields.text(SOFTWARE).equals(FaxTiffWriter.SOFTWARE));
  }

  private static int count(long value) {
    return (int) Math.max(0, Math.min(LARGEST_SIDE, value));
  }

  private TiffDirectory.Layout tiles(TiffBytes bytes, TiffFields fields)
      throws IOException, MalformedTiffException {
    int width = side(fields.number(TILE_WIDTH, 0), LARGEST_TILE_SIDE);
    int height = side(fields.number(TILE_LENGTH, 0), LARGEST_TILE_SIDE);
    return new TiffDirectory.Layout(
        true, width, height, blocks(bytes, fields, TILE_OFFSETS, TILE_BYTE_COUNTS));
  }

  /** One strip holds the whole image, whatever RowsPerStrip says. */
  private TiffDirectory.Layout strips(TiffBytes bytes, TiffFields fields, int width, int height)
      throws IOException, MalformedTiffException {
    List<TiffDirectory.Strip> strips = blocks(bytes, fields, STRIP_OFFSETS, STRIP_BYTE_COUNTS);
    long rows = fields.number(ROWS_PER_STRIP, height);
    boolean whole = strips.size() < 2 || rows < 1 || rows > height;
    return new TiffDirectory.Layout(false, width, whole ? height : (int) rows, strips);
  }

  private static int side(long value, int largest) throws MalformedTiffException {
    if (value < 1 || value > largest) {
      throw new MalformedTiffException("An image has an impossible size: " + value);
    }
    return (int) value;
  }

  private List<TiffDirectory.Strip> blocks(
      TiffBytes bytes, TiffFields fields, int offsetsTag, int countsTag)
      throws IOException, MalformedTiffException {
    long[] offsets = fields.numbers(offsetsTag);
    long[] counts = fields.numbers(countsTag);
    List<TiffDirectory.Strip> blocks = new ArrayList<>(offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      long count = i < counts.length ? counts[i] : 0;
      if (salvaging && offsets[i] >= 0 && offsets[i] < bytes.length()) {
        count = Math.min(count, bytes.length() - offsets[i]);
      }
      if (offsets[i] < 0 || count < 0 || offsets[i] > bytes.length() - count) {
        throw new MalformedTiffException("Pixels lie outside of the file, which was cut short");
      }
      blocks.add(
          new TiffDirectory.Strip(
              offsets[i], count > 0 ? count : room(offsets, i, bytes.length())));
    }
    return blocks;
  }

  /** What a block can have at most when the file does not say: up to the next one or the end. */
  private static long room(long[] offsets, int index, long fileLength) {
    long next = index + 1 < offsets.length ? offsets[index + 1] : fileLength;
    return (next > offsets[index] && next <= fileLength ? next : fileLength) - offsets[index];
  }
}
