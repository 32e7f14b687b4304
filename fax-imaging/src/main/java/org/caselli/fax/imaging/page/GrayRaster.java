package org.caselli.fax.imaging.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * The one gray raster, as large as the largest fax page, that all pages of a document are drawn
 * into, one after the other.
 */
public final class GrayRaster {

  private final BufferedImage image;
  private final byte[] pixels;

  public GrayRaster(FaxProfile profile) {
    this.image =
        new BufferedImage(profile.widthPx(), profile.maxLines(), BufferedImage.TYPE_BYTE_GRAY);
    this.pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  public void clear() {
    Arrays.fill(pixels, (byte) 255);
  }

  public BufferedImage image() {
    return image;
  }

  public byte[] pixels() {
    return pixels;
  }

  public int widthPx() {
    return image.getWidth();
  }
}
