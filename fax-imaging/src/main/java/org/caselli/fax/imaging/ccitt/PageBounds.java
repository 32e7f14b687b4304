package org.caselli.fax.imaging.ccitt;

/**
 * How large a page to read is. The caller has held the area against its own limits: a page takes
 * {@code (widthPx + 7) / 8 * rows} bytes of memory, for a page of unknown height only as many as
 * have been read.
 *
 * @param rows the height in pixels, or the limit of it
 * @param heightKnown whether there are so many rows, or as many as there are before the end code or
 *     the end of the data
 */
public record PageBounds(int widthPx, int rows, boolean heightKnown) {

  private static final int WIDEST_PX = 1 << 20;

  public PageBounds {
    if (!possible(widthPx, rows)) {
      throw new IllegalArgumentException("No page: " + widthPx + " x " + rows);
    }
  }

  /** Whether a page of this size can be read at all: a row fits a fax code, the page an array. */
  public static boolean possible(int widthPx, int rows) {
    return widthPx >= 1
        && widthPx <= WIDEST_PX
        && rows >= 1
        && (widthPx + 7) / 8 * (long) rows <= Integer.MAX_VALUE - 64;
  }

  public static PageBounds of(int widthPx, int heightPx) {
    return new PageBounds(widthPx, heightPx, true);
  }

  /** A page of unknown height; reading stops at the limit as if the page ended there. */
  public static PageBounds upTo(int widthPx, int rowLimit) {
    return new PageBounds(widthPx, rowLimit, false);
  }

  int strideBytes() {
    return (widthPx + 7) / 8;
  }
}
