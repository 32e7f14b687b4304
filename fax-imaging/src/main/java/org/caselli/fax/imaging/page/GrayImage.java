package org.caselli.fax.imaging.page;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.Gray;

/** A decoded picture in gray, one byte per pixel, 0 = black, transparency on white. */
public record GrayImage(int widthPx, int heightPx, byte[] pixels) {

  /** Converts by the plain formulas of {@link Gray}. */
  public static GrayImage of(BufferedImage image, Deadline deadline) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] gray = new byte[Math.multiplyExact(width, height)];
    Luma luma = Luma.of(image);
    for (int y = 0; y < height; y++) {
      deadline.check();
      luma.row(image, y, gray, y * width);
    }
    return new GrayImage(width, height, gray);
  }

  /**
   * Squares of black and white pixels in one shade of gray each; those at the right and lower edge
   * may be incomplete.
   *
   * @param side of a square in pixels, from 1
   */
  public static GrayImage of(BilevelPage page, int side) {
    int width = (page.widthPx() - 1) / side + 1;
    int height = (page.heightPx() - 1) / side + 1;
    byte[] gray = new byte[Math.multiplyExact(width, height)];
    int[] black = new int[width];
    for (int top = 0; top < page.heightPx(); top += side) {
      int bottom = Math.min(page.heightPx(), top + side);
      Arrays.fill(black, 0);
      for (int y = top; y < bottom; y++) {
        countBlack(page, y, side, black);
      }
      int row = top / side * width;
      for (int x = 0; x < width; x++) {
        int area = (Math.min(page.widthPx(), (x + 1) * side) - x * side) * (bottom - top);
        gray[row + x] = (byte) (255 - 255 * (long) black[x] / area);
      }
    }
    return new GrayImage(width, height, gray);
  }

  private static void countBlack(BilevelPage page, int y, int side, int[] black) {
    byte[] rows = page.rows();
    int row = y * page.stride();
    for (int i = 0; i < page.stride(); i++) {
      int eight = rows[row + i] & 0xff;
      while (eight != 0) {
        int bit = Integer.numberOfLeadingZeros(eight) - 24;
        black[(8 * i + bit) / side]++;
        eight &= ~(0x80 >> bit);
      }
    }
  }

  /** Turned and mirrored as TIFF's Orientation (1 to 8) asks, so that row 0 is the top. */
  public GrayImage upright(int orientation) {
    return switch (orientation) {
      case 2 -> map(false, true, false);
      case 3 -> map(false, true, true);
      case 4 -> map(false, false, true);
      case 5 -> map(true, false, false);
      case 6 -> map(true, true, false);
      case 7 -> map(true, true, true);
      case 8 -> map(true, false, true);
      default -> this;
    };
  }

  /** Turned by 90 degrees clockwise. */
  public GrayImage turned() {
    return upright(6);
  }

  /** Exchanges rows and columns first, then mirrors across and down. */
  private GrayImage map(boolean transpose, boolean across, boolean down) {
    int width = transpose ? heightPx : widthPx;
    int height = transpose ? widthPx : heightPx;
    byte[] mapped = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      int v = down ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int u = across ? width - 1 - x : x;
        mapped[y * width + x] = transpose ? pixels[u * widthPx + v] : pixels[v * widthPx + u];
      }
    }
    return new GrayImage(width, height, mapped);
  }

  /** How the samples of one kind of picture become gray. */
  private enum Luma {
    GRAY {
      @Override
      int gray(int[] s, int at) {
        return s[at];
      }
    },
    RGB {
      @Override
      int gray(int[] s, int at) {
        return Gray.rgb(s[at], s[at + 1], s[at + 2]);
      }
    },
    CMYK {
      @Override
      int gray(int[] s, int at) {
        return Gray.cmyk(s[at], s[at + 1], s[at + 2], s[at + 3]);
      }
    },
    /** By the picture's own colour model: right for every kind, and slow. */
    MODEL {
      @Override
      int gray(int[] s, int at) {
        throw new IllegalStateException("Converted by the colour model");
      }

      @Override
      void row(BufferedImage image, int y, byte[] target, int offset) {
        int[] argb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        for (int x = 0; x < argb.length; x++) {
          int c = argb[x];
          int value = Gray.rgb(c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff);
          target[offset + x] = (byte) onWhite(value, c >>> 24, false);
        }
      }
    };

    abstract int gray(int[] samples, int at);

    static Luma of(BufferedImage image) {
      ColorModel model = image.getColorModel();
      int type = image.getRaster().getTransferType();
      boolean whole =
          type == DataBuffer.TYPE_BYTE
              || type == DataBuffer.TYPE_USHORT
              || type == DataBuffer.TYPE_SHORT
              || type == DataBuffer.TYPE_INT;
      if (model instanceof IndexColorModel || !whole || model.getComponentSize(0) < 8) {
        return MODEL;
      }
      return switch (model.getColorSpace().getType()) {
        case ColorSpace.TYPE_GRAY -> GRAY;
        case ColorSpace.TYPE_RGB -> RGB;
        case ColorSpace.TYPE_CMYK -> CMYK;
        default -> MODEL;
      };
    }

    void row(BufferedImage image, int y, byte[] target, int offset) {
      ColorModel model = image.getColorModel();
      int bands = image.getRaster().getNumBands();
      int shift = model.getComponentSize(0) - 8;
      int[] samples = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = samples[i] >>> shift & 0xff;
      }
      boolean alpha = model.hasAlpha() && bands == model.getNumColorComponents() + 1;
      for (int x = 0; x < image.getWidth(); x++) {
        int value = gray(samples, x * bands);
        if (alpha) {
          value = onWhite(value, samples[x * bands + bands - 1], model.isAlphaPremultiplied());
        }
        target[offset + x] = (byte) value;
      }
    }

    private static int onWhite(int value, int alpha, boolean premultiplied) {
      int own = premultiplied ? value : value * alpha / 255;
      return Math.min(255, own + 255 - alpha);
    }
  }
}
