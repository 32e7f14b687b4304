package org.caselli.fax.imaging.tiff;

import java.util.List;

/**
 * What one image file directory says of its image. Sizes are as found in the file; the walker has
 * checked that they are positive and that the pixel data lie inside the file.
 *
 * @param index position in the chain of directories, from 0
 * @param bitsPerSample the largest of the samples
 * @param orientation TIFF 6.0 Orientation, 1 to 8
 * @param xDpi dots per inch, 0 when the file does not say
 * @param yDpi lines per inch, 0 when the file does not say
 * @param overlong some field claims more values than the file has room for; a reader that believes
 *     it takes memory for them
 */
public record TiffDirectory(
    int index,
    int widthPx,
    int heightPx,
    int bitsPerSample,
    int samplesPerPixel,
    int compression,
    int photometric,
    int fillOrder,
    int orientation,
    double xDpi,
    double yDpi,
    boolean reducedResolution,
    boolean bigTiff,
    boolean overlong,
    Layout layout,
    FaxFields fax) {

  public static final int UNCOMPRESSED = 1;

  /** T.4 one-dimensional rows that begin at whole bytes, without end-of-line codes. */
  public static final int MODIFIED_HUFFMAN = 2;

  public static final int GROUP_3 = 3;
  public static final int GROUP_4 = 4;

  /** As {@link #MODIFIED_HUFFMAN}, but rows begin at even bytes. */
  public static final int MODIFIED_HUFFMAN_WORDS = 32_771;

  public static final int PACK_BITS = 32_773;
  public static final int WHITE_IS_ZERO = 0;
  public static final int BLACK_IS_ZERO = 1;

  /** Least significant bit first, as bits come from the line. */
  public static final int REVERSED = 2;

  /** A run of bytes in the file. */
  public record Strip(long offset, long byteCount) {}

  /**
   * How the image is cut up: strips of full rows from top to bottom, or tiles, row of tiles by row
   * of tiles.
   *
   * @param widthPx of a tile; of a strip that of the image
   * @param heightPx of a tile or strip; the last strip may have fewer rows
   */
  public record Layout(boolean tiled, int widthPx, int heightPx, List<Strip> blocks) {

    public Layout {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * The fields of fax files.
   *
   * @param t4Options tag 292: 1 two-dimensional, 2 uncompressed mode, 4 EOLs end at whole bytes
   * @param t6Options tag 293: 2 uncompressed mode
   * @param badRows tag 326, 0 when the file does not say
   * @param consecutiveBadRows tag 328, 0 when the file does not say
   * @param ownWork the file says that {@link FaxTiffWriter} wrote it
   */
  public record FaxFields(
      int t4Options, int t6Options, int badRows, int consecutiveBadRows, boolean ownWork) {}

  public boolean tiled() {
    return layout.tiled();
  }

  public List<Strip> strips() {
    return layout.blocks();
  }

  public long pixels() {
    return (long) widthPx * heightPx;
  }

  public boolean bilevel() {
    return bitsPerSample == 1 && samplesPerPixel == 1;
  }
}
