package org.caselli.fax.imaging.binarise;

import org.caselli.fax.imaging.binarise.Blocks.Surroundings;

/**
 * Finds what on a page is photograph or shading and settles how each block becomes black and white:
 * by a threshold, or by a screen. Shading behind text turns white or black, whichever keeps the
 * text legible; pictures and shading without text are screened.
 */
final class ToneRegions {

  /** Stands for a screen where others have the threshold. */
  static final int SCREEN = -1;

  /** Mid-tones, in 256ths, that make a block part of a picture: its own, and around it. */
  private static final int OWN_SHARE = 52;

  private static final int SHARE_AROUND = 88;

  /** Small print is half gray too, but has paper between its strokes. */
  private static final int PAPER_SHARE = 64;

  private static final int PAPER_AROUND = 110;
  private static final int MOSTLY_PAPER = 144;

  private static final int ROWS_OF_TEXT = 8;

  /** Flat tones of one region differ by no more from block to block. */
  private static final int STEP = 4;

  private static final int GRADIENT = 24;
  private static final int FEWEST_BLOCKS = 4;

  /** Blocks of dense text that may lie between a block and the flat tone around it. */
  private static final int REACH_OF_TINT = 2;

  private static final int BORDER_SHARE = 6;
  private static final int PALE = 208;
  private static final int LIGHT = 150;
  private static final int MIDDLE = 96;
  private static final int DARK = 112;

  private final Blocks blocks;
  private final Tint[] tints;
  private final int[] limits;
  private final boolean[] settled;
  private final int[] queue;

  /** Tones beside the region at hand that are no text: it is a part of a picture. */
  private int strangers;

  /** Those of them that are a little lighter or darker: the region is a band of a gradient. */
  private int steps;

  /** Blocks counted wherever the region at hand touches them from within: its rim. */
  private int rim;

  private ToneRegions(Blocks blocks, int[] limits) {
    this.blocks = blocks;
    this.limits = limits;
    this.tints = new Tint[limits.length];
    this.settled = new boolean[limits.length];
    this.queue = new int[limits.length];
  }

  /** Replaces the thresholds of blocks that lie in pictures and shading. */
  static void settle(Blocks blocks, int[] limits) {
    ToneRegions regions = new ToneRegions(blocks, limits);
    if (regions.findTones()) {
      regions.settleTints();
      regions.settlePictures();
      regions.coverBorders();
    }
  }

  private boolean findTones() {
    boolean any = false;
    for (int block = 0; block < limits.length; block++) {
      if (blocks.midTones[block] <= OWN_SHARE) {
        continue;
      }
      Surroundings around = blocks.around(block);
      if (around.midTones() > SHARE_AROUND) {
        Tint tint = Tint.of(blocks.page, block);
        boolean text = isText(tint, blocks.whites[block], around.whites());
        if (!text) {
          tints[block] = tint;
          any = true;
        }
      }
    }
    return any;
  }

  /** Paper lies between and around the strokes of text; a tint lies behind light print too. */
  private static boolean isText(Tint tint, int paper, int paperAround) {
    boolean strokes = tint.strokeRows >= ROWS_OF_TEXT && paper >= PAPER_SHARE;
    return tint.flat < 0
        ? strokes || paperAround > PAPER_AROUND
        : strokes && paperAround > MOSTLY_PAPER;
  }

  private void settleTints() {
    for (int block = 0; block < limits.length; block++) {
      if (tints[block] != null && tints[block].flat >= 0 && !settled[block]) {
        settleTint(block);
      }
    }
  }

  /** Treats the blocks alike that belong to one flat tone. */
  private void settleTint(int first) {
    int end = collect(first);
    int dark = 0;
    int light = 0;
    for (int i = 0; i < end; i++) {
      dark += tints[queue[i]].darkStrokes ? 1 : 0;
      light += tints[queue[i]].lightStrokes ? 1 : 0;
    }
    int tone = tints[first].flat;
    boolean band = steps * (tone >= PALE ? 8 : 3) > rim;
    boolean picture = band || strangers * 4 > end;
    for (int i = 0; i < end; i++) {
      limits[queue[i]] = picture ? SCREEN : limit(queue[i], tone, dark, light, end);
    }
  }

  /** What is no flat tone is a picture, or dense text within a flat tone that turned white. */
  private void settlePictures() {
    for (int pass = 0; pass < REACH_OF_TINT; pass++) {
      boolean[] before = settled.clone();
      for (int block = 0; block < limits.length; block++) {
        if (tints[block] != null && !before[block]) {
          int beside = thresholdBeside(block, before);
          settled[block] = beside != Integer.MAX_VALUE;
          limits[block] = settled[block] ? beside : SCREEN;
        }
      }
    }
  }

  private int collect(int first) {
    int end = 0;
    strangers = 0;
    steps = 0;
    rim = 0;
    int tone = tints[first].flat;
    queue[end++] = first;
    settled[first] = true;
    for (int i = 0; i < end; i++) {
      int block = queue[i];
      int column = block % blocks.columns;
      end = column > 0 ? join(tone, block - 1, end) : end;
      end = column < blocks.columns - 1 ? join(tone, block + 1, end) : end;
      end = block >= blocks.columns ? join(tone, block - blocks.columns, end) : end;
      end = block + blocks.columns < limits.length ? join(tone, block + blocks.columns, end) : end;
    }
    return end;
  }

  private int join(int tone, int next, int end) {
    Tint tint = tints[next];
    if (tint == null) {
      rim++;
      return end;
    }
    if (tint.flat >= 0 && Math.abs(tint.flat - tone) <= STEP) {
      if (settled[next]) {
        boolean screened = limits[next] == SCREEN;
        steps += screened ? 1 : 0;
        rim += screened ? 1 : 0;
        return end;
      }
      settled[next] = true;
      queue[end] = next;
      return end + 1;
    }
    rim++;
    boolean text = tint.strokeRows >= ROWS_OF_TEXT / 2;
    boolean gradual = tint.flat >= 0 && Math.abs(tint.flat - tone) <= GRADIENT;
    steps += gradual ? 1 : 0;
    strangers += gradual || !text ? 1 : 0;
    return end;
  }

  /** Five eighths of the way from ink to paper, where one of them is the flat tone. */
  private int limit(int block, int tone, int dark, int light, int size) {
    boolean textOnLight =
        dark > light * 4 && (tone >= LIGHT || tone >= MIDDLE && dark * 64 >= size);
    if (tone >= PALE && light == 0 || textOnLight && size >= FEWEST_BLOCKS) {
      int ink = Math.min(blocks.around(block).darkest(), tone);
      return Math.max(1, Math.min(ink + (tone - ink) * 5 / 8, tone - 24));
    }
    boolean textOnDark = light * 16 >= size && dark == 0;
    boolean letter = size < FEWEST_BLOCKS && blocks.around(block).whites() >= PAPER_SHARE;
    return tone <= DARK && (textOnDark || letter) ? tone + (255 - tone) * 5 / 8 : SCREEN;
  }

  /** Blocks at the rim of a region hold some of its tone, for which their threshold is wrong. */
  private void coverBorders() {
    boolean[] inner = new boolean[limits.length];
    for (int block = 0; block < inner.length; block++) {
      inner[block] = tints[block] != null;
    }
    for (int block = 0; block < inner.length; block++) {
      if (!inner[block] && blocks.midTones[block] > BORDER_SHARE) {
        int beside = thresholdBeside(block, inner);
        boolean screened = beside == Integer.MAX_VALUE && besideScreen(block, inner);
        limits[block] = screened ? SCREEN : Math.min(limits[block], beside);
      }
    }
  }

  private boolean besideScreen(int block, boolean[] among) {
    for (int next : neighbours(block)) {
      if (next >= 0 && among[next] && limits[next] == SCREEN) {
        return true;
      }
    }
    return false;
  }

  /** The lowest threshold of neighbours in regions, the greatest number if there is none. */
  private int thresholdBeside(int block, boolean[] among) {
    int least = Integer.MAX_VALUE;
    for (int next : neighbours(block)) {
      if (next >= 0 && among[next] && limits[next] != SCREEN) {
        least = Math.min(least, limits[next]);
      }
    }
    return least;
  }

  /** The up to eight neighbours of a block; -1 stands for one beyond the edge. */
  private int[] neighbours(int block) {
    int wide = blocks.columns;
    int column = block % wide;
    int[] all = {
      block - wide, block + wide, block - 1, block + 1,
      block - wide - 1, block - wide + 1, block + wide - 1, block + wide + 1
    };
    for (int i = 0; i < all.length; i++) {
      boolean outside = all[i] < 0 || all[i] >= limits.length;
      if (outside || Math.abs(all[i] % wide - column) > 1) {
        all[i] = -1;
      }
    }
    return all;
  }
}
