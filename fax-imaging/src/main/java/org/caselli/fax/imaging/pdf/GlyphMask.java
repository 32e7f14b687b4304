package org.caselli.fax.imaging.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How much of each pixel a shape covers, 0 to 255.
 *
 * @param left of the mask, in pixels right of the shape's origin
 * @param top of the mask, in pixels below the shape's origin
 * @param coverage row after row without padding
 */
record GlyphMask(int left, int top, int widthPx, int heightPx, byte[] coverage) {

  static final GlyphMask NOTHING = new GlyphMask(0, 0, 0, 0, new byte[0]);

  private static final int FULL = 255;

  /** The mask of a shape given in pixels. */
  static GlyphMask of(Shape shape, Rectangle bounds) {
    BufferedImage image =
        new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(-bounds.x, -bounds.y);
    graphics.setColor(Color.WHITE);
    graphics.fill(shape);
    graphics.dispose();
    byte[] coverage = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new GlyphMask(bounds.x, bounds.y, bounds.width, bounds.height, coverage);
  }

  /** Paints the shape with its origin in the given pixel. */
  void paint(GrayTarget target, int originX, int originY, int gray, double alpha) {
    int x0 = originX + left;
    int y0 = originY + top;
    Rectangle clip = target.clip();
    int fromX = Math.max(clip.x, x0);
    int toX = Math.min(clip.x + clip.width, x0 + widthPx);
    int fromY = Math.max(clip.y, y0);
    int toY = Math.min(clip.y + clip.height, y0 + heightPx);
    int opacity = (int) Math.round(alpha * FULL);
    for (int y = fromY; y < toY; y++) {
      int from = (y - y0) * widthPx - x0;
      paintRow(target, y * target.widthPx(), from, fromX, toX, gray, opacity);
    }
  }

  private void paintRow(
      GrayTarget target, int row, int from, int fromX, int toX, int gray, int opacity) {
    byte[] pixels = target.pixels();
    for (int x = fromX; x < toX; x++) {
      int covered = coverage[from + x] & FULL;
      if (covered == 0) {
        continue;
      }
      if (opacity != FULL) {
        covered = covered * opacity / FULL;
      }
      if (covered == FULL) {
        pixels[row + x] = (byte) gray;
      } else {
        int old = pixels[row + x] & FULL;
        pixels[row + x] =
            (byte) (old + ((gray - old) * covered + (gray < old ? -127 : 127)) / FULL);
      }
    }
  }
}
