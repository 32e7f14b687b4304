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
 * @param rowsPerStrip at most the height
 * @param strips where the pixel data lie; for a tiled image its tiles
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
    boolean tiled,
    boolean bigTiff,
    int rowsPerStrip,
    List<Strip> strips) {

  public static final int GROUP_3 = 3;
  public static final int GROUP_4 = 4;
  public static final int WHITE_IS_ZERO = 0;

  public TiffDirectory {
    strips = List.copyOf(strips);
  }

  /** A run of bytes in the file. */
  public record Strip(long offset, long byteCount) {}

  public long pixels() {
    return (long) widthPx * heightPx;
  }

  public boolean bilevel() {
    return bitsPerSample == 1 && samplesPerPixel == 1;
  }
}
