package org.caselli.fax.imaging.binarise;

/** Continuous tone in a block, and whether it is flat and lies behind text. */
final class Tint {

  /** Tones that count as the same. */
  private static final int LIKE = 4;

  private static final int FLAT_SHARE = 96;
  private static final int STROKE_CONTRAST = 48;
  private static final int ROWS_OF_STROKES = 4;

  /** The mid-tone that much of the block has, or -1 when there is none. */
  final int flat;

  final boolean darkStrokes;
  final boolean lightStrokes;

  /** Rows that go from dark to light or back at least twice. */
  final int strokeRows;

  private Tint(int flat, boolean darkStrokes, boolean lightStrokes, int strokeRows) {
    this.flat = flat;
    this.darkStrokes = darkStrokes;
    this.lightStrokes = lightStrokes;
    this.strokeRows = strokeRows;
  }

  static Tint of(GrayPage page, int block) {
    int[] histogram = new int[256];
    int strokeRows = 0;
    for (int y = page.top(block); y < page.bottom(block); y++) {
      int steps = 0;
      int level = page.at(page.left(block), y);
      for (int x = page.left(block); x < page.right(block); x++) {
        int value = page.at(x, y);
        histogram[value]++;
        if (Math.abs(value - level) >= STROKE_CONTRAST) {
          steps++;
          level = value;
        }
      }
      strokeRows += steps >= 2 ? 1 : 0;
    }
    int pixels = (page.right(block) - page.left(block)) * (page.bottom(block) - page.top(block));
    int flat = commonest(histogram, pixels * FLAT_SHARE / 256);
    boolean strokes = flat >= 0 && strokeRows >= ROWS_OF_STROKES;
    int dark = strokes ? count(histogram, 0, flat - STROKE_CONTRAST) : 0;
    int light = strokes ? count(histogram, flat + STROKE_CONTRAST, 256) : 0;
    boolean darkStrokes = dark > pixels / 32;
    boolean lightStrokes = light > pixels / 32;
    return new Tint(flat, darkStrokes && !lightStrokes, lightStrokes && !darkStrokes, strokeRows);
  }

  private static int commonest(int[] histogram, int least) {
    int best = -1;
    int most = least;
    int near = count(histogram, Blocks.DARKEST_MID_TONE - LIKE, Blocks.DARKEST_MID_TONE + LIKE);
    for (int tone = Blocks.DARKEST_MID_TONE; tone < 256 - LIKE; tone++) {
      near += histogram[tone + LIKE];
      if (near > most) {
        most = near;
        best = tone;
      }
      near -= histogram[tone - LIKE];
    }
    return best;
  }

  private static int count(int[] histogram, int from, int to) {
    int sum = 0;
    for (int tone = Math.max(0, from); tone < Math.min(256, to); tone++) {
      sum += histogram[tone];
    }
    return sum;
  }
}
