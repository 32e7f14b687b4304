package org.caselli.fax.faults.telephone;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * A page in black and white that lies in memory eight dots a byte, as decoders leave it, and can be
 * read without asking for each dot.
 *
 * @param dots all rows
 * @param stride bytes from one row to the next
 * @param width dots in a row
 * @param flip what makes a bit 1 for black
 */
record PackedDots(byte[] dots, int stride, int width, int flip) {
  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLACK = 0xFF000000;
  private static final int ALL_BITS = 0xFF;

  /** The dots of an image; none when it is held in another way. */
  static Optional<PackedDots> of(BufferedImage image) {
    Raster raster = image.getRaster();
    ColorModel colours = image.getColorModel();
    if (raster.getSampleModel() instanceof MultiPixelPackedSampleModel packed
        && packed.getPixelBitStride() == 1
        && packed.getDataBitOffset() == 0
        && raster.getDataBuffer() instanceof DataBufferByte held
        && held.getNumBanks() == 1
        && held.getOffset() == 0
        && raster.getParent() == null
        && isBlackAndWhite(colours)) {
      int flip = colours.getRGB(0) == WHITE ? 0 : ALL_BITS;
      return Optional.of(
          new PackedDots(held.getData(), packed.getScanlineStride(), raster.getWidth(), flip));
    }
    return Optional.empty();
  }

  private static boolean isBlackAndWhite(ColorModel colours) {
    int zero = colours.getRGB(0);
    int one = colours.getRGB(1);
    return zero == WHITE && one == BLACK || zero == BLACK && one == WHITE;
  }

  /** One bit a dot, 1 for black; 0 fills up the last byte. */
  void readRow(int y, byte[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) (dots[y * stride + i] ^ flip);
    }
    int rest = width % Byte.SIZE;
    if (rest > 0) {
      row[row.length - 1] &= (byte) (ALL_BITS << (Byte.SIZE - rest));
    }
  }
}
