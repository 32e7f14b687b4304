package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.util.Arrays;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * A rectangle of gray values, one byte per pixel, taken from a raster, to mix it with what is drawn
 * there afterwards. The paper is opaque, so that what a group of marks does to it, at any opacity
 * and under any mask, is a mean of before and after.
 *
 * @param box in pixels, within the raster
 */
record Patch(Rectangle box, byte[] values) {

  private static final int FULL = 255;

  static Patch of(GrayRaster raster, Rectangle box) {
    byte[] values = new byte[box.width * box.height];
    for (int y = 0; y < box.height; y++) {
      System.arraycopy(raster.pixels(), at(raster, box, y), values, y * box.width, box.width);
    }
    return new Patch(box, values);
  }

  static void fill(GrayRaster raster, Rectangle box, int gray) {
    for (int y = 0; y < box.height; y++) {
      int from = at(raster, box, y);
      Arrays.fill(raster.pixels(), from, from + box.width, (byte) gray);
    }
  }

  private static int at(GrayRaster raster, Rectangle box, int y) {
    return (box.y + y) * raster.widthPx() + box.x;
  }

  void putBack(GrayRaster raster) {
    for (int y = 0; y < box.height; y++) {
      System.arraycopy(values, y * box.width, raster.pixels(), at(raster, box, y), box.width);
    }
  }

  /** What was drawn since this copy stays with the given opacity. */
  void mix(GrayRaster raster, double alpha) {
    int opacity = (int) Math.round(alpha * FULL);
    byte[] pixels = raster.pixels();
    for (int y = 0; y < box.height; y++) {
      int to = at(raster, box, y);
      for (int i = y * box.width; i < (y + 1) * box.width; i++, to++) {
        if (pixels[to] != values[i]) {
          pixels[to] = mean(values[i] & FULL, pixels[to] & FULL, opacity);
        }
      }
    }
  }

  /** What was drawn since this copy stays as far as a mask of the same box lets it through. */
  void mix(GrayRaster raster, Patch mask, double alpha) {
    byte[] pixels = raster.pixels();
    for (int y = 0; y < box.height; y++) {
      int to = at(raster, box, y);
      for (int i = y * box.width; i < (y + 1) * box.width; i++, to++) {
        if (pixels[to] != values[i]) {
          int opacity = (int) Math.round((mask.values[i] & FULL) * alpha);
          pixels[to] = mean(values[i] & FULL, pixels[to] & FULL, opacity);
        }
      }
    }
  }

  /** Multiplies the raster by this copy, as two transparencies on each other (blend Multiply). */
  void multiply(GrayRaster raster) {
    byte[] pixels = raster.pixels();
    for (int y = 0; y < box.height; y++) {
      int to = at(raster, box, y);
      for (int i = y * box.width; i < (y + 1) * box.width; i++, to++) {
        pixels[to] = (byte) (((pixels[to] & FULL) * (values[i] & FULL) + FULL / 2) / FULL);
      }
    }
  }

  /** This copy drawn on black against the same drawn on white: 255 where marks are opaque. */
  Patch opacity(Patch onWhite) {
    byte[] opacity = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      opacity[i] = (byte) (FULL - Math.max(0, (onWhite.values[i] & FULL) - (values[i] & FULL)));
    }
    return new Patch(box, opacity);
  }

  private static byte mean(int before, int after, int opacity) {
    return (byte) ((before * (FULL - opacity) + after * opacity + FULL / 2) / FULL);
  }
}
