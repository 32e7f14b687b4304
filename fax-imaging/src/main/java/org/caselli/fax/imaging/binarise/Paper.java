package org.caselli.fax.imaging.binarise;

import static org.caselli.fax.imaging.binarise.GrayPage.BLOCK;

import java.util.Arrays;

/**
 * The paper of a scanned page: gray or yellowed, unevenly lit, grainy. A drawn page has none: it is
 * pure white, or tinted or shaded without any grain.
 */
final class Paper {

  /** A tile of 8 by 8 blocks is lit evenly enough. */
  private static final int TILE = 8 * BLOCK;

  private static final int SAMPLE = 3;
  private static final int DARKEST = 150;

  /** Paper lies this close to its commonest tone. */
  private static final int SPREAD = 24;

  private static final int REACH_DOWN = 48;
  private static final double LEAST_SHARE = 0.5;
  private static final double LEAST_COVER = 0.05;
  private static final double FLAT_SHARE = 0.5;

  private static final double MOST_WHITE = 0.1;
  private static final double SOME_WHITE = 0.02;

  /** Real scans have 0.25 and more, drawn shading 0.02, drawings with photographs up to 0.2. */
  private static final double ROUGH = 0.2;

  /** Enough where no white is left: a scan may be smoothed by its compression. */
  private static final double LEAST_ROUGH = 0.03;

  private static final int LIGHTEST_INK = 90;
  private static final double INK_SHARE = 0.005;

  private final GrayPage page;
  private final int tone;
  private final int ink;

  private Paper(GrayPage page, int tone, int ink) {
    this.page = page;
    this.tone = tone;
    this.ink = ink;
  }

  /**
   * Makes the paper of a scan white and its ink black, in place.
   *
   * @return whether the page has such paper
   */
  static boolean whiten(GrayPage page) {
    int[] histogram = new int[256];
    int samples = 0;
    for (int y = 0; y < page.heightPx(); y += SAMPLE) {
      for (int x = y / SAMPLE % SAMPLE; x < page.widthPx(); x += SAMPLE) {
        histogram[page.at(x, y)]++;
        samples++;
      }
    }
    int tone = tone(histogram, samples);
    if (tone < 0 || roughness(page, tone) < leastRoughness(page)) {
      return false;
    }
    new Paper(page, tone, ink(histogram, samples)).level();
    return true;
  }

  /** Pure white lies between what is drawn, and hardly ever on a sheet that was scanned. */
  private static double leastRoughness(GrayPage page) {
    double white = whiteShare(page);
    if (white > MOST_WHITE) {
      return Double.POSITIVE_INFINITY;
    }
    return white > SOME_WHITE ? ROUGH : LEAST_ROUGH;
  }

  /** The share of blocks without any tone in the rectangle that holds the others. */
  private static double whiteShare(GrayPage page) {
    int white = 0;
    int left = page.columns();
    int right = -1;
    int top = page.lines();
    int bottom = -1;
    for (int block = 0; block < page.columns() * page.lines(); block++) {
      if (page.blank(block)) {
        white++;
      } else {
        left = Math.min(left, block % page.columns());
        right = Math.max(right, block % page.columns());
        top = Math.min(top, block / page.columns());
        bottom = block / page.columns();
      }
    }
    int covered = (right + 1 - left) * (bottom + 1 - top);
    int margins = page.columns() * page.lines() - covered;
    return (double) (white - margins) / Math.max(1, covered);
  }

  /** The share of the paper whose tone does not go evenly from pixel to pixel, of 1. */
  private static double roughness(GrayPage page, int tone) {
    int rough = 0;
    int all = 0;
    for (int y = 0; y < page.heightPx(); y += SAMPLE) {
      for (int x = 1 + y / SAMPLE % SAMPLE; x < page.widthPx() - 1; x += SAMPLE) {
        int before = page.at(x - 1, y);
        int value = page.at(x, y);
        int after = page.at(x + 1, y);
        int most = Math.max(before, Math.max(value, after));
        int least = Math.min(before, Math.min(value, after));
        if (value < 255 && least >= tone - SPREAD && most <= tone + SPREAD) {
          all++;
          rough += Math.abs(before - 2 * value + after) > 1 ? 1 : 0;
        }
      }
    }
    return (double) rough / Math.max(1, all);
  }

  /** The darkest tone that is there in some quantity. */
  private static int ink(int[] histogram, int samples) {
    int darker = 0;
    for (int tone = 0; tone < LIGHTEST_INK; tone++) {
      darker += histogram[tone];
      if (darker > INK_SHARE * samples) {
        return tone;
      }
    }
    return 0;
  }

  /** The commonest light tone, or -1 when the page is white or no paper is found. */
  private static int tone(int[] histogram, int samples) {
    // Margins that the scan does not cover are white and say nothing.
    int covered = samples - histogram[255];
    int best = DARKEST;
    for (int each = DARKEST; each < 255; each++) {
      best = near(histogram, each) > near(histogram, best) ? each : best;
    }
    int paper = near(histogram, best);
    // A drawn tint has one tone and no grain.
    int tallest = Arrays.stream(histogram, best - SPREAD, 255).max().orElse(0);
    boolean grainy = tallest < FLAT_SHARE * paper;
    return grainy && paper > LEAST_SHARE * covered && paper > LEAST_COVER * samples ? best : -1;
  }

  private static int near(int[] histogram, int tone) {
    return count(histogram, tone - SPREAD, Math.min(254, tone + SPREAD));
  }

  private static int count(int[] histogram, int from, int to) {
    int sum = 0;
    for (int each = from; each <= to; each++) {
      sum += histogram[each];
    }
    return sum;
  }

  private void level() {
    int across = (page.widthPx() + TILE - 1) / TILE;
    int down = (page.heightPx() + TILE - 1) / TILE;
    int[] white = new int[across * down];
    for (int tile = 0; tile < white.length; tile++) {
      white[tile] = whitePoint(tile % across * TILE, tile / across * TILE);
    }
    for (int top = 0; top < page.heightPx(); top += BLOCK) {
      for (int left = 0; left < page.widthPx(); left += BLOCK) {
        int point = between(white, across, down, left + BLOCK / 2, top + BLOCK / 2);
        stretch(left, top, point);
      }
    }
  }

  /** What is at least as light is paper: its mean tone less twice its mean deviation. */
  private int whitePoint(int left, int top) {
    int right = Math.min(page.widthPx(), left + TILE);
    int bottom = Math.min(page.heightPx(), top + TILE);
    int[] histogram = new int[256];
    int pixels = 0;
    for (int y = top; y < bottom; y += SAMPLE) {
      for (int x = left; x < right; x += SAMPLE) {
        histogram[page.at(x, y)]++;
        pixels++;
      }
    }
    long sum = 0;
    int count = 0;
    for (int each = tone - REACH_DOWN; each < 256; each++) {
      sum += (long) each * histogram[each];
      count += histogram[each];
    }
    if (count < pixels / 4) {
      return tone - SPREAD;
    }
    int mean = (int) (sum / count);
    long deviations = 0;
    for (int each = tone - REACH_DOWN; each < 256; each++) {
      deviations += (long) Math.abs(each - mean) * histogram[each];
    }
    return mean - (int) Math.min(SPREAD, 2 * deviations / count);
  }

  /** Between the centres of the four nearest tiles. */
  private static int between(int[] white, int across, int down, int x, int y) {
    double u = Math.max(0, Math.min(across - 1, (x - TILE / 2.0) / TILE));
    double v = Math.max(0, Math.min(down - 1, (y - TILE / 2.0) / TILE));
    int c = (int) u;
    int r = (int) v;
    int nextC = Math.min(across - 1, c + 1);
    int nextR = Math.min(down - 1, r + 1);
    double upper = white[r * across + c] * (1 - u + c) + white[r * across + nextC] * (u - c);
    double lower =
        white[nextR * across + c] * (1 - u + c) + white[nextR * across + nextC] * (u - c);
    return (int) (upper * (1 - v + r) + lower * (v - r));
  }

  private void stretch(int left, int top, int whitePoint) {
    int gain = 255 * 256 / Math.max(1, whitePoint - ink) + 1;
    byte[] gray = page.pixels();
    int right = Math.min(page.widthPx(), left + BLOCK);
    int bottom = Math.min(page.heightPx(), top + BLOCK);
    for (int y = top; y < bottom; y++) {
      for (int i = y * page.widthPx() + left; i < y * page.widthPx() + right; i++) {
        gray[i] = (byte) Math.max(0, Math.min(255, ((gray[i] & 0xff) - ink) * gain >> 8));
      }
    }
  }
}
