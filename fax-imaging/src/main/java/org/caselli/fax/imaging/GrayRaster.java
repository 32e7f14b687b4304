package org.caselli.fax.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * The one gray raster, as large as the largest fax page, that all pages of a document are drawn
 * into, one after the other.
 */
final class GrayRaster {

  private final BufferedImage image;
  private final byte[] pixels;

  GrayRaster(FaxProfile profile) {
    this.image =
        new BufferedImage(profile.widthPx(), profile.maxLines(), BufferedImage.TYPE_BYTE_GRAY);
    this.pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  void clear() {
    Arrays.fill(pixels, (byte) 255);
  }

  BufferedImage image() {
    return image;
  }

  byte[] pixels() {
    return pixels;
  }

  int widthPx() {
    return image.getWidth();
  }

  /** The upper {@code lines} rows in black and white. */
  BilevelPage binarise(int lines) {
    return Binariser.binarise(pixels, widthPx(), lines);
  }
}
