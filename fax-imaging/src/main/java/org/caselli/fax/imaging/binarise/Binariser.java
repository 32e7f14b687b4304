package org.caselli.fax.imaging.binarise;

import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Gray to black and white. The page is looked at in blocks of 16 by 16 pixels. Where mid-tones
 * prevail (photographs, shading) a clustered-dot screen keeps the tones, as single dots would drown
 * on paper and swell the code; elsewhere each block gets a threshold between its own ink and paper,
 * so that pale print stays and gray paper vanishes. Strokes thinner than a pixel are kept as
 * ridges.
 */
public final class Binariser {

  private static final int BLOCK = 16;
  private static final int DARKEST_MID_TONE = 56;
  private static final int LIGHTEST_MID_TONE = 200;
  private static final int FLAT_THRESHOLD = 150;
  private static final int LEAST_CONTRAST = 32;

  /** Below this contrast, ink must stand out from the mean, or the grain of a scan shows. */
  private static final int CLEAR_CONTRAST = 96;

  private static final int GRAIN = 20;
  private static final int RIDGE_CONTRAST = 48;

  /** Shares of mid-tones that make a block part of a picture: its own, and with its neighbours. */
  private static final double OWN_SHARE = 0.2;

  private static final double SHARE_AROUND = 0.35;

  private final byte[] gray;
  private final int widthPx;
  private final int heightPx;
  private final int columns;
  private final int lines;
  private final int[] ink;
  private final int[] paper;
  private final double[] mean;
  private final double[] midTone;

  private Binariser(byte[] gray, int widthPx, int heightPx) {
    this.gray = gray;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.columns = (widthPx + BLOCK - 1) / BLOCK;
    this.lines = (heightPx + BLOCK - 1) / BLOCK;
    this.ink = new int[columns * lines];
    this.paper = new int[columns * lines];
    this.mean = new double[columns * lines];
    this.midTone = new double[columns * lines];
  }

  /**
   * Decides every pixel.
   *
   * @param gray rows of {@code widthPx} bytes, 0 = black, 255 = white; more than needed is ignored
   */
  public static BilevelPage binarise(byte[] gray, int widthPx, int heightPx) {
    Binariser binariser = new Binariser(gray, widthPx, heightPx);
    binariser.measure();
    return binariser.decide();
  }

  private void measure() {
    for (int row = 0; row < lines; row++) {
      for (int column = 0; column < columns; column++) {
        measure(column, row);
      }
    }
  }

  private void measure(int column, int row) {
    int darkest = 255;
    int lightest = 0;
    int between = 0;
    int sum = 0;
    int right = Math.min(widthPx, (column + 1) * BLOCK);
    int bottom = Math.min(heightPx, (row + 1) * BLOCK);
    for (int y = row * BLOCK; y < bottom; y++) {
      for (int x = column * BLOCK; x < right; x++) {
        int value = gray[y * widthPx + x] & 0xff;
        darkest = Math.min(darkest, value);
        lightest = Math.max(lightest, value);
        sum += value;
        if (value >= DARKEST_MID_TONE && value <= LIGHTEST_MID_TONE) {
          between++;
        }
      }
    }
    int block = row * columns + column;
    ink[block] = darkest;
    paper[block] = lightest;
    double pixels = (right - column * BLOCK) * (bottom - row * BLOCK);
    mean[block] = sum / pixels;
    midTone[block] = between / pixels;
  }

  private BilevelPage decide() {
    BilevelPage page = BilevelPage.white(widthPx, heightPx);
    for (int row = 0; row < lines; row++) {
      for (int column = 0; column < columns; column++) {
        Surroundings around = surroundings(column, row);
        boolean picture =
            midTone[row * columns + column] > OWN_SHARE && around.midTone() > SHARE_AROUND;
        if (picture) {
          screen(page, column, row);
        } else {
          threshold(page, column, row, around);
        }
      }
    }
    return page;
  }

  /** A block and its neighbours taken together. */
  private record Surroundings(int darkest, int lightest, double mean, double midTone) {

    /** Pixels darker than this are ink. */
    int limit() {
      int contrast = lightest - darkest;
      // Five eighths of the way to the paper: antialiased strokes keep their weight.
      int limit = darkest + contrast * 5 / 8;
      if (contrast >= CLEAR_CONTRAST) {
        return limit;
      }
      boolean flat = contrast < LEAST_CONTRAST || mean < FLAT_THRESHOLD;
      return flat ? FLAT_THRESHOLD : Math.min(limit, (int) mean - GRAIN);
    }
  }

  private Surroundings surroundings(int column, int row) {
    int darkest = 255;
    int lightest = 0;
    double means = 0;
    double midTones = 0;
    int blocks = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(lines - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        int block = r * columns + c;
        darkest = Math.min(darkest, ink[block]);
        lightest = Math.max(lightest, paper[block]);
        means += mean[block];
        midTones += midTone[block];
        blocks++;
      }
    }
    return new Surroundings(darkest, lightest, means / blocks, midTones / blocks);
  }

  private void screen(BilevelPage page, int column, int row) {
    int right = Math.min(widthPx, (column + 1) * BLOCK);
    int bottom = Math.min(heightPx, (row + 1) * BLOCK);
    for (int y = row * BLOCK; y < bottom; y++) {
      for (int x = column * BLOCK; x < right; x++) {
        if ((gray[y * widthPx + x] & 0xff) < HalftoneScreen.threshold(x, y)) {
          page.blacken(x, y);
        }
      }
    }
  }

  private void threshold(BilevelPage page, int column, int row, Surroundings around) {
    int limit = around.limit();
    boolean clear = around.lightest() - around.darkest() >= CLEAR_CONTRAST;
    int ridgeLimit = clear ? around.lightest() - RIDGE_CONTRAST : limit;
    int right = Math.min(widthPx, (column + 1) * BLOCK);
    int bottom = Math.min(heightPx, (row + 1) * BLOCK);
    for (int y = row * BLOCK; y < bottom; y++) {
      for (int x = column * BLOCK; x < right; x++) {
        int value = gray[y * widthPx + x] & 0xff;
        if (value < limit || value <= ridgeLimit && ridge(x, y, value)) {
          page.blacken(x, y);
        }
      }
    }
  }

  /** Whether the pixel is clearly darker than both its neighbours across, or both up and down. */
  private boolean ridge(int x, int y, int value) {
    int least = value + RIDGE_CONTRAST;
    return at(x - 1, y) >= least && at(x + 1, y) >= least
        || at(x, y - 1) >= least && at(x, y + 1) >= least;
  }

  private int at(int x, int y) {
    return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 255 : gray[y * widthPx + x] & 0xff;
  }
}
