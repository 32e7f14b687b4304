package org.caselli.fax.imaging.pdf;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.Arrays;

/**
 * Where marks go that are made without Graphics2D: the page's raster, within a rectangle.
 *
 * @param pixels 8 bits each, 0 = black, row after row without padding
 * @param widthPx pixels from one row to the next
 * @param clip in pixels, within the raster; may be empty
 * @param toPixels from the page's user space (points, y up) to pixels
 */
record GrayTarget(byte[] pixels, int widthPx, Rectangle clip, AffineTransform toPixels) {

  private static final int FULL = 255;

  /** Fills a rectangle of pixels, as far as it is within the clip. */
  void fill(Rectangle box, int gray, double alpha) {
    Rectangle inside = box.intersection(clip);
    int opacity = (int) Math.round(alpha * FULL);
    for (int y = inside.y; y < inside.y + inside.height; y++) {
      int from = y * widthPx + inside.x;
      int to = from + inside.width;
      if (opacity == FULL && to > from) {
        Arrays.fill(pixels, from, to, (byte) gray);
      } else {
        for (int i = from; i < to; i++) {
          int old = pixels[i] & FULL;
          pixels[i] = (byte) ((old * (FULL - opacity) + gray * opacity + FULL / 2) / FULL);
        }
      }
    }
  }
}
