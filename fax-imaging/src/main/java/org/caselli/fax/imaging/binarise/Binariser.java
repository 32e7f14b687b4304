package org.caselli.fax.imaging.binarise;

import static org.caselli.fax.imaging.binarise.GrayPage.BLOCK;

import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.binarise.Blocks.Surroundings;
import org.caselli.fax.imaging.page.BilevelPage;

/**
 * Gray to black and white. The paper of a scan is whitened first. Then the page is looked at in
 * blocks of 16 by 16 pixels: photographs and shading are screened with lines, as single dots would
 * drown on paper and swell the code; elsewhere each block gets a threshold between its own ink and
 * paper, so that pale print stays. Strokes thinner than a pixel are kept as ridges, tints that turn
 * white, as behind text, as outlines.
 */
public final class Binariser {

  private static final int FLAT_THRESHOLD = 150;
  private static final int LEAST_CONTRAST = 32;

  /** What shines through from the back of a sheet has less. */
  private static final int LEAST_CONTRAST_OF_SCAN = 56;

  /** Below this contrast, ink must stand out from the mean, or the grain of a scan shows. */
  private static final int CLEAR_CONTRAST = 96;

  private static final int GRAIN = 20;
  private static final int RIDGE_CONTRAST = 48;

  /** In a screen, what is darker than its surroundings by more is a stroke, not a mere border. */
  private static final int STROKE = 48;

  /** What is lighter by more lies beside a stroke, or is white print, and gets lighter. */
  private static final int CLEARANCE = 24;

  private static final int EXAGGERATION = 4;

  /** A tone that is darker must not vanish: it leaves at least its outline. */
  private static final int PALE = 208;

  private static final int EDGE_CONTRAST = 32;
  private static final int EVEN = 8;

  private final GrayPage page;
  private final Blocks blocks;
  private final int[] limits;
  private final LineScreen screen;
  private final LocalMean means;
  private final BilevelPage target;
  private final boolean scan;

  private Binariser(GrayPage page, Blocks blocks, int[] limits, LineScreen screen, boolean scan) {
    this.page = page;
    this.blocks = blocks;
    this.limits = limits;
    this.screen = screen;
    this.scan = scan;
    this.means = new LocalMean(page);
    this.target = BilevelPage.white(page.widthPx(), page.heightPx());
  }

  /**
   * Decides every pixel.
   *
   * @param gray rows of {@code widthPx} bytes, 0 = black, 255 = white; more than needed is ignored;
   *     gray paper is whitened in place
   * @param linesPerInch vertical resolution, on which the screen depends
   */
  public static BilevelPage binarise(
      byte[] gray, int widthPx, int heightPx, int linesPerInch, ContentMode mode) {
    GrayPage page = new GrayPage(gray, widthPx, heightPx);
    boolean scan = mode != ContentMode.PHOTO && Paper.whiten(page);
    Blocks blocks = Blocks.of(page);
    int[] limits = new int[blocks.count()];
    for (int block = 0; block < limits.length; block++) {
      if (!blocks.blank(block)) {
        limits[block] =
            mode == ContentMode.PHOTO ? ToneRegions.SCREEN : limit(blocks.around(block), scan);
      }
    }
    if (mode == ContentMode.AUTOMATIC) {
      ToneRegions.settle(blocks, limits);
    }
    return new Binariser(page, blocks, limits, LineScreen.at(linesPerInch), scan).decide();
  }

  /** Pixels darker than this are ink, outside of pictures. */
  private static int limit(Surroundings around, boolean scan) {
    int contrast = around.lightest() - around.darkest();
    // Five eighths of the way to the paper: antialiased strokes keep their weight.
    int limit = around.darkest() + contrast * 5 / 8;
    if (contrast >= CLEAR_CONTRAST) {
      return limit;
    }
    int least = scan ? LEAST_CONTRAST_OF_SCAN : LEAST_CONTRAST;
    boolean flat = contrast < least || around.mean() < FLAT_THRESHOLD;
    return flat ? FLAT_THRESHOLD : Math.max(1, Math.min(limit, around.mean() - GRAIN));
  }

  private BilevelPage decide() {
    for (int line = 0; line < blocks.lines; line++) {
      int first = line * blocks.columns;
      boolean screened = false;
      for (int block = first; block < first + blocks.columns; block++) {
        if (limits[block] > 0) {
          threshold(block);
        }
        screened |= limits[block] == ToneRegions.SCREEN;
      }
      if (screened) {
        screen(first);
      }
    }
    return target;
  }

  private void threshold(int block) {
    int limit = limits[block];
    int ridgeLimit = ridgeLimit(block, limit);
    int outlineLimit = scan ? 0 : PALE;
    int left = page.left(block);
    int right = page.right(block);
    for (int y = page.top(block); y < page.bottom(block); y++) {
      int at = y * page.widthPx() + left;
      if (right - left == BLOCK && page.whiteRun(at)) {
        continue;
      }
      for (int x = left; x < right; x += 8) {
        int end = Math.min(right, x + 8);
        int bits = 0;
        for (int u = x; u < end; u++) {
          int value = page.pixels()[at++] & 0xff;
          boolean black =
              value < limit
                  || value <= ridgeLimit && ridge(u, y, value)
                  || value < outlineLimit && outline(u, y, value);
          bits = bits << 1 | (black ? 1 : 0);
        }
        target.rows()[y * target.stride() + x / 8] = (byte) (bits << 8 - end + x);
      }
    }
  }

  /** The lightest pixel that may be a stroke thinner than itself; a scan has grain instead. */
  private int ridgeLimit(int block, int limit) {
    if (scan) {
      return 0;
    }
    Surroundings around = blocks.around(block);
    boolean clear = around.lightest() - around.darkest() >= CLEAR_CONTRAST;
    return clear ? around.lightest() - RIDGE_CONTRAST : limit;
  }

  /**
   * Whether the pixel is the darkest of a stroke one or two pixels wide, with clearly lighter ones
   * on both sides.
   */
  private boolean ridge(int x, int y, int value) {
    return ridge(x, y, 1, 0, value) || ridge(x, y, 0, 1, value);
  }

  private boolean ridge(int x, int y, int stepX, int stepY, int value) {
    int before = page.atOrWhite(x - stepX, y - stepY);
    int after = page.atOrWhite(x + stepX, y + stepY);
    if (before < value || after <= value) {
      return false;
    }
    int least = value + RIDGE_CONTRAST;
    return (before >= least || page.atOrWhite(x - 2 * stepX, y - 2 * stepY) >= least)
        && (after >= least || page.atOrWhite(x + 2 * stepX, y + 2 * stepY) >= least);
  }

  /**
   * Whether the pixel lies at the edge of an even tone, which goes on inwards for two more pixels,
   * against something clearly lighter. What lies between a stroke and paper is a line, not an area.
   */
  private boolean outline(int x, int y, int value) {
    return outline(x, y, 1, 0, value)
        || outline(x, y, -1, 0, value)
        || outline(x, y, 0, 1, value)
        || outline(x, y, 0, -1, value);
  }

  private boolean outline(int x, int y, int stepX, int stepY, int value) {
    int inX = x - stepX;
    int inY = y - stepY;
    return page.atOrWhite(x + 2 * stepX, y + 2 * stepY) >= value + EDGE_CONTRAST
        && even(inX, inY, value)
        && even(inX - stepX, inY - stepY, value)
        && (even(inX + stepY, inY + stepX, value) || even(inX - stepY, inY - stepX, value));
  }

  private boolean even(int x, int y, int value) {
    return Math.abs(page.atOrWhite(x, y) - value) <= EVEN;
  }

  /** The screened blocks of one line of blocks. */
  private void screen(int first) {
    int bottom = page.bottom(first);
    for (int y = page.top(first); y < bottom; y++) {
      int[] around = means.row(y);
      int[] row = screen.row(y);
      for (int block = first; block < first + blocks.columns; block++) {
        if (limits[block] == ToneRegions.SCREEN) {
          screen(block, y, row, around);
        }
      }
    }
  }

  private void screen(int block, int y, int[] row, int[] around) {
    int right = page.right(block);
    for (int x = page.left(block); x < right; x += 8) {
      int end = Math.min(right, x + 8);
      int bits = 0;
      for (int u = x; u < end; u++) {
        int value = page.pixels()[y * page.widthPx() + u] & 0xff;
        bits = bits << 1 | sharpened(value, around[u]) - row[LineScreen.along(u)] >>> 31;
      }
      target.rows()[y * target.stride() + x / 8] = (byte) (bits << 8 - end + x);
    }
  }

  private static int sharpened(int value, int around) {
    int darker = around - value - STROKE;
    int lighter = value - around - CLEARANCE;
    return value - EXAGGERATION * Math.max(0, darker) + EXAGGERATION * Math.max(0, lighter);
  }
}
