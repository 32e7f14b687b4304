package org.caselli.fax.imaging.ccitt;

/**
 * A page out of its code.
 *
 * @param rows packed, most significant bit first, 1 = black, {@link #strideBytes} apart, bits
 *     behind the width 0; exactly {@code heightPx} rows
 * @param codedRows rows that came from the code, at most {@code heightPx}; those behind are white.
 *     Fewer than the height when the code ended early
 * @param damagedRows rows that could not be read in full, the rows lost behind a fault of Group 4
 *     included (for T.30 copy quality, TIFF BadFaxLines)
 * @param longestDamage the largest number of such rows in succession (TIFF ConsecutiveBadFaxLines)
 */
public record DecodedRows(
    byte[] rows, int widthPx, int heightPx, int codedRows, int damagedRows, int longestDamage) {

  public int strideBytes() {
    return (widthPx + 7) / 8;
  }

  /** Whether not a single row was read in full: what is here says nothing about the page. */
  public boolean isLost() {
    return codedRows - damagedRows <= 0;
  }
}
