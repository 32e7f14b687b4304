package org.caselli.fax.imaging.pdf;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A shading that is worked out at every few pixels only and is interpolated between: a shading
 * changes slowly, and costs a function or a search in a mesh for every point.
 */
record CoarsePaint(Paint fine) implements Paint {

  /** Up to this many pixels, every pixel is worked out. */
  private static final long SMALL_PX = 40_000;

  /** Up to this many, every other; beyond, every fourth. */
  private static final long MEDIUM_PX = 400_000;

  /** All of the second of two colours. */
  private static final int FULL = 256;

  private static final ColorModel ARGB =
      new DirectColorModel(32, 0xff0000, 0xff00, 0xff, 0xff000000);

  @Override
  public PaintContext createContext(
      ColorModel model,
      Rectangle deviceBounds,
      Rectangle2D userBounds,
      AffineTransform toPixels,
      RenderingHints hints) {
    long area = (long) deviceBounds.width * deviceBounds.height;
    if (area <= SMALL_PX) {
      return fine.createContext(model, deviceBounds, userBounds, toPixels, hints);
    }
    int step = area <= MEDIUM_PX ? 2 : 4;
    AffineTransform coarse = AffineTransform.getScaleInstance(1.0 / step, 1.0 / step);
    coarse.concatenate(toPixels);
    Rectangle bounds =
        new Rectangle(
            Math.floorDiv(deviceBounds.x, step) - 2,
            Math.floorDiv(deviceBounds.y, step) - 2,
            deviceBounds.width / step + 5,
            deviceBounds.height / step + 5);
    return new Context(fine.createContext(model, bounds, userBounds, coarse, hints), step);
  }

  @Override
  public int getTransparency() {
    return TRANSLUCENT;
  }

  private static final class Context implements PaintContext {

    private final PaintContext points;
    private final int step;

    private Context(PaintContext points, int step) {
      this.points = points;
      this.step = step;
    }

    @Override
    public ColorModel getColorModel() {
      return ARGB;
    }

    @Override
    public Raster getRaster(int x, int y, int width, int height) {
      // A shading is worked out for the corners of pixels.
      int left = Math.floorDiv(x, step);
      int top = Math.floorDiv(y, step);
      int across = Math.floorDiv(x + width - 1, step) + 2 - left;
      int down = Math.floorDiv(y + height - 1, step) + 2 - top;
      int[] known = argb(points.getRaster(left, top, across, down), across, down);
      int[] pixels = new int[width * height];
      for (int v = 0; v < height; v++) {
        int fromTop = y + v - step * top;
        int row = fromTop / step * across;
        int share = fromTop % step * FULL / step;
        for (int u = 0; u < width; u++) {
          int fromLeft = x + u - step * left;
          int at = row + fromLeft / step;
          int beside = fromLeft % step * FULL / step;
          int above = mean(known[at], known[at + 1], beside);
          int below = mean(known[at + across], known[at + across + 1], beside);
          pixels[v * width + u] = mean(above, below, share);
        }
      }
      WritableRaster raster = ARGB.createCompatibleWritableRaster(width, height);
      raster.setDataElements(0, 0, width, height, pixels);
      return raster;
    }

    private int[] argb(Raster raster, int width, int height) {
      ColorModel model = points.getColorModel();
      int[] argb = new int[width * height];
      Object pixel = null;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          pixel = raster.getDataElements(raster.getMinX() + x, raster.getMinY() + y, pixel);
          argb[y * width + x] = model.getRGB(pixel);
        }
      }
      return argb;
    }

    /** Between two colours; a transparent one has no say in the colour. */
    private static int mean(int one, int other, int share) {
      if (one == other) {
        return one;
      }
      if (one >>> 24 == 0 || other >>> 24 == 0) {
        return share < FULL / 2 ? one : other;
      }
      int result = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int from = one >>> shift & 0xff;
        result |= from + (((other >>> shift & 0xff) - from) * share + FULL / 2) / FULL << shift;
      }
      return result;
    }

    @Override
    public void dispose() {
      points.dispose();
    }
  }
}
