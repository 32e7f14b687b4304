package org.caselli.fax.imaging.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * A page of black and white pixels: packed rows, most significant bit first, 1 = black, padding
 * bits 0. The array belongs to the page.
 */
public record BilevelPage(int widthPx, int heightPx, byte[] rows) {

  public BilevelPage {
    if (widthPx < 1 || heightPx < 1 || rows.length != (long) stride(widthPx) * heightPx) {
      throw new IllegalArgumentException(widthPx + " x " + heightPx + " in " + rows.length);
    }
  }

  public static BilevelPage white(int widthPx, int heightPx) {
    return new BilevelPage(widthPx, heightPx, new byte[stride(widthPx) * heightPx]);
  }

  private static int stride(int widthPx) {
    return (widthPx + 7) / 8;
  }

  public int stride() {
    return stride(widthPx);
  }

  public boolean black(int x, int y) {
    return (rows[y * stride() + x / 8] & 0x80 >> x % 8) != 0;
  }

  public void blacken(int x, int y) {
    rows[y * stride() + x / 8] |= (byte) (0x80 >> x % 8);
  }

  /** Whether the row has no black pixel. */
  public boolean whiteRow(int y) {
    for (int i = y * stride(); i < (y + 1) * stride(); i++) {
      if (rows[i] != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean blank() {
    for (byte each : rows) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** Rows {@code from} to {@code to} (exclusive). */
  public BilevelPage slice(int from, int to) {
    return from == 0 && to == heightPx
        ? this
        : new BilevelPage(
            widthPx, to - from, Arrays.copyOfRange(rows, from * stride(), to * stride()));
  }

  /** Every row twice: a page of standard resolution (98 lines per inch) in fine. */
  public BilevelPage doubled() {
    BilevelPage tall = white(widthPx, heightPx * 2);
    for (int y = 0; y < heightPx; y++) {
      System.arraycopy(rows, y * stride(), tall.rows, 2 * y * stride(), stride());
      System.arraycopy(rows, y * stride(), tall.rows, (2 * y + 1) * stride(), stride());
    }
    return tall;
  }

  /** This page below {@code head}, which has the same width. */
  public BilevelPage below(BilevelPage head) {
    BilevelPage whole = white(widthPx, head.heightPx + heightPx);
    System.arraycopy(head.rows, 0, whole.rows, 0, head.rows.length);
    System.arraycopy(rows, 0, whole.rows, head.rows.length, rows.length);
    return whole;
  }

  /** The pixels of an image of one bit per pixel; any other is an error of the caller. */
  public static BilevelPage of(BufferedImage image) {
    if (!isBilevel(image)) {
      throw new IllegalArgumentException("Not a bilevel image: " + image);
    }
    IndexColorModel colours = (IndexColorModel) image.getColorModel();
    boolean oneIsBlack = luma(colours.getRGB(1)) < luma(colours.getRGB(0));
    BilevelPage page = white(image.getWidth(), image.getHeight());
    Raster raster = image.getRaster();
    if (isWhole(raster)) {
      page.copy(raster, oneIsBlack);
      return page;
    }
    int[] samples = new int[page.widthPx];
    for (int y = 0; y < page.heightPx; y++) {
      raster.getSamples(0, y, page.widthPx, 1, 0, samples);
      for (int x = 0; x < page.widthPx; x++) {
        if (samples[x] == 1 == oneIsBlack) {
          page.blacken(x, y);
        }
      }
    }
    return page;
  }

  /** Whether the rows begin with the bytes of a buffer that the image has for itself. */
  private static boolean isWhole(Raster raster) {
    return raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getOffset() == 0
        && raster.getParent() == null
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0
        && ((MultiPixelPackedSampleModel) raster.getSampleModel()).getDataBitOffset() == 0;
  }

  private void copy(Raster raster, boolean oneIsBlack) {
    byte[] source = ((DataBufferByte) raster.getDataBuffer()).getData();
    int sourceStride = ((MultiPixelPackedSampleModel) raster.getSampleModel()).getScanlineStride();
    int inversion = oneIsBlack ? 0 : 0xff;
    int lastMask = widthPx % 8 == 0 ? 0xff : 0xff00 >> widthPx % 8;
    for (int y = 0; y < heightPx; y++) {
      int row = y * stride();
      for (int i = 0; i < stride(); i++) {
        rows[row + i] = (byte) (source[y * sourceStride + i] ^ inversion);
      }
      rows[row + stride() - 1] &= (byte) lastMask;
    }
  }

  public static boolean isBilevel(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel colours
        && colours.getMapSize() == 2
        && image.getSampleModel() instanceof MultiPixelPackedSampleModel model
        && model.getPixelBitStride() == 1;
  }

  private static int luma(int rgb) {
    return 299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff);
  }

  /** A copy as {@link BufferedImage#TYPE_BYTE_BINARY}, in which 0 is black. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_BINARY);
    byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rows.length; i++) {
      target[i] = (byte) ~rows[i];
    }
    return image;
  }
}
