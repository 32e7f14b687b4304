package org.caselli.fax.imaging.pdf;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
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
      int[] own = new int[width];
      int[] under = new int[width];
      for (int y = 0; y < height; y++) {
        int toY = result.getMinY() + y;
        row(source, marks, y, own);
        if (gray) {
          below.getSamples(below.getMinX(), below.getMinY() + y, width, 1, 0, under);
          for (int x = 0; x < width; x++) {
            under[x] = onPaper(own[x], under[x]);
          }
          result.setSamples(result.getMinX(), toY, width, 1, 0, under);
        } else {
          row(target, below, y, under);
          for (int x = 0; x < width; x++) {
            under[x] = over(own[x], under[x]);
          }
          put(target, result, toY, under);
        }
      }
    }

    @Override
    public void dispose() {
      // Holds nothing.
    }
  }

  /** One row of a raster as ARGB that is not premultiplied. */
  private static void row(ColorModel model, Raster raster, int row, int[] argb) {
    int x0 = raster.getMinX();
    int y = raster.getMinY() + row;
    if (isArgb(model)) {
      raster.getDataElements(x0, y, argb.length, 1, argb);
      return;
    }
    if (model instanceof DirectColorModel && model.getRGB(0x123456) == 0xff123456) {
      raster.getDataElements(x0, y, argb.length, 1, argb);
      for (int x = 0; x < argb.length; x++) {
        argb[x] |= FULL << 24;
      }
      return;
    }
    boolean gray =
        raster.getNumBands() == 1 && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    Object pixel = null;
    for (int x = 0; x < argb.length; x++) {
      if (gray) {
        int value = raster.getSample(x0 + x, y, 0) >> Math.max(0, model.getPixelSize() - 8);
        argb[x] = FULL << 24 | value << 16 | value << 8 | value;
      } else {
        pixel = raster.getDataElements(x0 + x, y, pixel);
        argb[x] = model.getRGB(pixel);
      }
    }
  }

  private static void put(ColorModel model, WritableRaster raster, int y, int[] argb) {
    if (isArgb(model)) {
      raster.setDataElements(raster.getMinX(), y, argb.length, 1, argb);
      return;
    }
    for (int x = 0; x < argb.length; x++) {
      raster.setDataElements(raster.getMinX() + x, y, model.getDataElements(argb[x], null));
    }
  }

  private static boolean isArgb(ColorModel model) {
    return model.equals(ColorModel.getRGBdefault());
  }

  private int onPaper(int argb, int under) {
    int value = (77 * (argb >> 16 & FULL) + 150 * (argb >> 8 & FULL) + 29 * (argb & FULL)) >> 8;
    float mixed = blend(value / 255f, under / 255f) * FULL;
    float alpha = opacity * (argb >>> 24) / FULL;
    return Math.max(0, Math.min(FULL, Math.round(under + alpha * (mixed - under))));
  }

  private int over(int argb, int under) {
    if (argb >>> 24 == 0) {
      return under;
    }
    if (under >>> 24 == 0 && opacity == 1) {
      return argb;
    }
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
