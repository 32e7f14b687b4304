package org.caselli.fax.imaging.page;

/**
 * Where a long page is cut into fax pages. The number of pieces follows from the length alone; each
 * cut moves up to a white row near the end of its piece when the remaining pieces leave room, so
 * that no line of text is cut through.
 */
public final class PageCuts {

  private final int lines;
  private final int room;

  /**
   * Cuts a page.
   *
   * @param lines of the whole page
   * @param room lines that fit on one fax page
   */
  public PageCuts(int lines, int room) {
    this.lines = lines;
    this.room = room;
  }

  public int pieces() {
    return (lines + room - 1) / room;
  }

  /** The longest piece number {@code piece} (from 0) that begins at {@code from}. */
  public int longest(int from) {
    return Math.min(room, lines - from);
  }

  /**
   * The length of a piece.
   *
   * @param content the longest piece, drawn
   */
  public int length(int piece, int from, BilevelPage content) {
    int longest = longest(from);
    if (from + longest == lines) {
      return longest;
    }
    int left = pieces() - piece - 1;
    int shortest = Math.max(longest - room / 8, lines - from - left * room);
    for (int y = longest; y > shortest; y--) {
      if (content.whiteRow(y - 1)) {
        return y;
      }
    }
    return longest;
  }
}
