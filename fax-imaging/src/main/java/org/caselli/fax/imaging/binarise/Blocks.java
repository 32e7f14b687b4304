package org.caselli.fax.imaging.binarise;

import static org.caselli.fax.imaging.binarise.GrayPage.BLOCK;

/** What is measured once for every block of a page. */
final class Blocks {

  /** Tones that a screen of lines shows as a mixture of black and white. */
  static final int DARKEST_MID_TONE = 32;

  private static final int LIGHTEST_MID_TONE = 222;

  final GrayPage page;
  final int columns;
  final int lines;
  final int[] darkest;
  final int[] lightest;
  final int[] mean;

  /** Mid-tones in 256ths of a block. */
  final int[] midTones;

  /** Pixels lighter than mid-tones, in 256ths of a block. */
  final int[] whites;

  private Blocks(GrayPage page) {
    this.page = page;
    this.columns = page.columns();
    this.lines = page.lines();
    int count = columns * lines;
    this.darkest = new int[count];
    this.lightest = new int[count];
    this.mean = new int[count];
    this.midTones = new int[count];
    this.whites = new int[count];
  }

  static Blocks of(GrayPage page) {
    Blocks blocks = new Blocks(page);
    for (int block = 0; block < blocks.mean.length; block++) {
      blocks.measure(block);
    }
    return blocks;
  }

  int count() {
    return mean.length;
  }

  /** Nothing but pure white. */
  boolean blank(int block) {
    return darkest[block] == 255;
  }

  private void measure(int block) {
    int left = page.left(block);
    int width = page.right(block) - left;
    int bottom = page.bottom(block);
    int pixels = width * (bottom - page.top(block));
    int least = 255;
    int most = 0;
    int mids = 0;
    int light = 0;
    int sum = 0;
    byte[] gray = page.pixels();
    for (int y = page.top(block); y < bottom; y++) {
      int at = y * page.widthPx() + left;
      if (width == BLOCK && page.whiteRun(at)) {
        most = 255;
        light += BLOCK;
        sum += BLOCK * 255;
        continue;
      }
      for (int i = at; i < at + width; i++) {
        int value = gray[i] & 0xff;
        least = Math.min(least, value);
        most = Math.max(most, value);
        sum += value;
        mids += (DARKEST_MID_TONE - 1 - value & value - LIGHTEST_MID_TONE - 1) >>> 31;
        light += LIGHTEST_MID_TONE - value >>> 31;
      }
    }
    darkest[block] = least;
    lightest[block] = most;
    mean[block] = sum / pixels;
    midTones[block] = mids * 256 / pixels;
    whites[block] = light * 256 / pixels;
  }

  /** The extremes and the mean of a block with its neighbours. */
  Surroundings around(int block) {
    int column = block % columns;
    int line = block / columns;
    int least = 255;
    int most = 0;
    int means = 0;
    int mids = 0;
    int light = 0;
    int blocks = 0;
    for (int l = Math.max(0, line - 1); l <= Math.min(lines - 1, line + 1); l++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        int each = l * columns + c;
        least = Math.min(least, darkest[each]);
        most = Math.max(most, lightest[each]);
        means += mean[each];
        mids += midTones[each];
        light += whites[each];
        blocks++;
      }
    }
    return new Surroundings(least, most, means / blocks, mids / blocks, light / blocks);
  }

  /**
   * A block and its neighbours taken together.
   *
   * @param midTones in 256ths
   * @param whites in 256ths
   */
  record Surroundings(int darkest, int lightest, int mean, int midTones, int whites) {}
}
