package org.caselli.fax.imaging.sample;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * Resamples a gray picture by area while its rows pass by: each target pixel is the mean of the
 * source area that it covers, to 1/256 of a source pixel. Enlarged pictures keep their pixels as
 * blocks. Only the part within a window is kept.
 */
public final class RowScaler implements RowTarget {

  /** Weight of a whole source pixel in each direction. */
  private static final int WHOLE = 256;

  /** Rows of full weight per line up to which sums of 8-bit pixels stay within an int. */
  private static final int MOST_WEIGHTED_ROWS = 30_000;

  private final int sourceHeight;
  private final int height;
  private final Rectangle window;
  private final byte[] pixels;
  private final RowSpans spans;
  private final int wholeRow;
  private final int[] sums;
  private long weight;
  private int row;
  private int line;
  private int lastSingle = -1;

  /**
   * Scales a picture.
   *
   * @param width of the whole picture on the target
   * @param window the pixels to keep, within {@code width} by {@code height}
   */
  public RowScaler(int sourceWidth, int sourceHeight, int width, int height, Rectangle window) {
    if (window.isEmpty() || !new Rectangle(width, height).contains(window)) {
      throw new IllegalArgumentException(window + " of " + width + " x " + height);
    }
    this.sourceHeight = sourceHeight;
    this.height = height;
    this.window = new Rectangle(window);
    this.pixels = new byte[Math.multiplyExact(window.width, window.height)];
    this.spans = new RowSpans(sourceWidth, width, window.x, window.width);
    this.wholeRow = sourceHeight / height < MOST_WEIGHTED_ROWS ? WHOLE : 1;
    this.sums = new int[spans.last() - spans.first()];
    this.line = window.y;
  }

  /** Takes the next row, 8 bits a pixel; rows beyond the last are ignored. */
  @Override
  public void row(byte[] gray) {
    // In units in which a source row is `height` long and a target line `sourceHeight`.
    long top = (long) row * height;
    long bottom = top + height;
    while (line < window.y + window.height && (long) line * sourceHeight < bottom) {
      long lineTop = (long) line * sourceHeight;
      long lineBottom = lineTop + sourceHeight;
      boolean single = lineTop >= top && lineBottom <= bottom;
      if (single && lastSingle == row) {
        repeatLine();
      } else {
        long overlap = Math.min(bottom, lineBottom) - Math.max(top, lineTop);
        add(gray, single ? 1 : (int) Math.max(1, (overlap * wholeRow + height / 2) / height));
        if (lineBottom > bottom) {
          break;
        }
        finishLine();
        lastSingle = single ? row : -1;
      }
      line++;
    }
    row++;
  }

  private void add(byte[] gray, int rowWeight) {
    int first = spans.first();
    if (weight == 0) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = rowWeight * (gray[first + i] & 0xff);
      }
    } else {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += rowWeight * (gray[first + i] & 0xff);
      }
    }
    weight += rowWeight;
  }

  private void finishLine() {
    spans.average(sums, weight, pixels, (line - window.y) * window.width);
    weight = 0;
  }

  private void repeatLine() {
    int at = (line - window.y) * window.width;
    System.arraycopy(pixels, at - window.width, pixels, at, window.width);
  }

  /** Whether all lines of the window are done, and further rows change nothing. */
  public boolean finished() {
    return line == window.y + window.height;
  }

  /** Lines of the window that are done. */
  public int lines() {
    return line - window.y;
  }

  /** The window, row after row; lines that are not done are {@code rest}. */
  public byte[] pixels(int rest) {
    Arrays.fill(pixels, lines() * window.width, pixels.length, (byte) rest);
    return pixels;
  }
}
