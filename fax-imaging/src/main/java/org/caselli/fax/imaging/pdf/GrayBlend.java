package org.caselli.fax.imaging.pdf;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;

/**
 * The blend modes of ISO 32000-1, 11.3.5, for 8-bit gray rasters and, per channel, for ARGB ones.
 * Of the modes that work on hue and saturation only the brightness counts.
 */
record GrayBlend(BlendMode mode, float opacity) implements Composite {

  private static final int FULL = 255;

  @Override
  public CompositeContext createContext(
      ColorModel source, ColorModel target, RenderingHints hints) {
    return new Context(source, target);
  }

  /** Blends two values between 0 and 1. */
  private float blend(float source, float backdrop) {
    if (mode.isSeparableBlendMode()) {
      return mode.getBlendChannelFunction().blendChannel(source, backdrop);
    }
    return mode == BlendMode.LUMINOSITY ? source : backdrop;
  }

  private final class Context implements CompositeContext {

    private final ColorModel source;
    private final ColorModel target;

    private Context(ColorModel source, ColorModel target) {
      this.source = source;
      this.target = target;
    }

    @Override
    public void compose(Raster marks, Raster below, WritableRaster result) {
      int width = Math.min(marks.getWidth(), Math.min(below.getWidth(), result.getWidth()));
      int height = Math.min(marks.getHeight(), Math.min(below.getHeight(), result.getHeight()));
      boolean gray = below.getNumBands() == 1;
      int[] bytes = new int[width];
      for (int y = 0; y < height; y++) {
        int fromY = below.getMinY() + y;
        int toY = result.getMinY() + y;
        if (gray) {
          below.getSamples(below.getMinX(), fromY, width, 1, 0, bytes);
        }
        for (int x = 0; x < width; x++) {
          int argb = argb(source, marks, marks.getMinX() + x, marks.getMinY() + y);
          if (gray) {
            bytes[x] = onPaper(argb, bytes[x]);
          } else {
            int under = argb(target, below, below.getMinX() + x, fromY);
            Object pixel = target.getDataElements(over(argb, under), null);
            result.setDataElements(result.getMinX() + x, toY, pixel);
          }
        }
        if (gray) {
          result.setSamples(result.getMinX(), toY, width, 1, 0, bytes);
        }
      }
    }

    @Override
    public void dispose() {
      // Holds nothing.
    }
  }

  private static int argb(ColorModel model, Raster raster, int x, int y) {
    if (raster.getNumBands() == 1 && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      int value = raster.getSample(x, y, 0) >> Math.max(0, model.getPixelSize() - 8);
      return FULL << 24 | value << 16 | value << 8 | value;
    }
    return model.getRGB(raster.getDataElements(x, y, null));
  }

  private int onPaper(int argb, int under) {
    int value = (77 * (argb >> 16 & FULL) + 150 * (argb >> 8 & FULL) + 29 * (argb & FULL)) >> 8;
    float mixed = blend(value / 255f, under / 255f) * FULL;
    float alpha = opacity * (argb >>> 24) / FULL;
    return Math.max(0, Math.min(FULL, Math.round(under + alpha * (mixed - under))));
  }

  private int over(int argb, int under) {
    float alpha = opacity * (argb >>> 24) / FULL;
    float backdrop = (under >>> 24) / 255f;
    float union = alpha + backdrop - alpha * backdrop;
    int result = Math.round(union * FULL) << 24;
    float share = union > 0 ? alpha / union : 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      float source = (argb >> shift & FULL) / 255f;
      float below = (under >> shift & FULL) / 255f;
      float value = source + backdrop * (blend(source, below) - source);
      value = below + share * (value - below);
      result |= Math.max(0, Math.min(FULL, Math.round(value * FULL))) << shift;
    }
    return result;
  }
}
