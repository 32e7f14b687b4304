package org.caselli.fax.imaging.bench;

import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.GrayImage;

/**
 * How well a black and white page stands for the gray page it was made from, of the same size.
 *
 * @param missShare dark pixels of the gray page that have nothing black within two pixels
 * @param ssim mean structural similarity (0 to 1) of both pages, blurred as an eye at reading
 *     distance does; it rewards tones
 */
record PageLikeness(double missShare, double ssim) {

  private static final int DARK = 128;
  private static final int REACH = 2;
  private static final double SIGMA = 2;
  private static final int WINDOW = 8;
  private static final double C1 = 6.5025;
  private static final double C2 = 58.5225;

  static PageLikeness of(GrayImage gray, BilevelPage page) {
    return new PageLikeness(missShare(gray, page), ssim(blurred(gray), blurred(asGray(page))));
  }

  private static double missShare(GrayImage gray, BilevelPage page) {
    long dark = 0;
    long missed = 0;
    for (int y = 0; y < gray.heightPx(); y++) {
      for (int x = 0; x < gray.widthPx(); x++) {
        if ((gray.pixels()[y * gray.widthPx() + x] & 0xff) < DARK) {
          dark++;
          missed += blackNear(page, x, y) ? 0 : 1;
        }
      }
    }
    return dark == 0 ? 0 : (double) missed / dark;
  }

  private static boolean blackNear(BilevelPage page, int x, int y) {
    if (page.black(x, y)) {
      return true;
    }
    for (int v = Math.max(0, y - REACH); v <= Math.min(page.heightPx() - 1, y + REACH); v++) {
      for (int u = Math.max(0, x - REACH); u <= Math.min(page.widthPx() - 1, x + REACH); u++) {
        if (page.black(u, v)) {
          return true;
        }
      }
    }
    return false;
  }

  private static GrayImage asGray(BilevelPage page) {
    byte[] pixels = new byte[page.widthPx() * page.heightPx()];
    for (int y = 0; y < page.heightPx(); y++) {
      for (int x = 0; x < page.widthPx(); x++) {
        pixels[y * page.widthPx() + x] = (byte) (page.black(x, y) ? 0 : 255);
      }
    }
    return new GrayImage(page.widthPx(), page.heightPx(), pixels);
  }

  /** By a Gaussian, across and then down; beyond the edges lies white. */
  private static float[][] blurred(GrayImage image) {
    int reach = (int) (3 * SIGMA);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) Math.exp(-i * i / (2 * SIGMA * SIGMA));
      sum += weights[i + reach];
    }
    float[][] across = new float[image.heightPx()][image.widthPx()];
    for (int y = 0; y < image.heightPx(); y++) {
      for (int x = 0; x < image.widthPx(); x++) {
        float value = 0;
        for (int i = -reach; i <= reach; i++) {
          int u = x + i;
          boolean outside = u < 0 || u >= image.widthPx();
          int pixel = outside ? 255 : image.pixels()[y * image.widthPx() + u] & 0xff;
          value += weights[i + reach] * pixel;
        }
        across[y][x] = value / sum;
      }
    }
    float[][] down = new float[image.heightPx()][image.widthPx()];
    for (int y = 0; y < image.heightPx(); y++) {
      for (int i = -reach; i <= reach; i++) {
        float weight = weights[i + reach] / sum;
        int v = y + i;
        for (int x = 0; x < image.widthPx(); x++) {
          down[y][x] += weight * (v < 0 || v >= image.heightPx() ? 255 : across[v][x]);
        }
      }
    }
    return down;
  }

  /** Over windows that touch each other (Wang and others, 2004, with its constants). */
  private static double ssim(float[][] a, float[][] b) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= a.length; y += WINDOW) {
      for (int x = 0; x + WINDOW <= a[0].length; x += WINDOW) {
        sum += window(a, b, x, y);
        windows++;
      }
    }
    return windows == 0 ? 1 : sum / windows;
  }

  private static double window(float[][] a, float[][] b, int left, int top) {
    double sumA = 0;
    double sumB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int y = top; y < top + WINDOW; y++) {
      for (int x = left; x < left + WINDOW; x++) {
        double p = a[y][x];
        double q = b[y][x];
        sumA += p;
        sumB += q;
        squareA += p * p;
        squareB += q * q;
        product += p * q;
      }
    }
    double n = WINDOW * WINDOW;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double varianceA = squareA / n - meanA * meanA;
    double varianceB = squareB / n - meanB * meanB;
    double covariance = product / n - meanA * meanB;
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }
}
