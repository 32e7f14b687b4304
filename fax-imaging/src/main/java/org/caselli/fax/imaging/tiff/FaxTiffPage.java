package org.caselli.fax.imaging.tiff;

import org.caselli.fax.imaging.FaxCoding;

/**
 * A page as it is written into a fax TIFF.
 *
 * @param code the whole page as one block, most significant bit first: MH and MR with an EOL before
 *     each row, which need not end at a whole byte, and without RTC; MMR as T.6 has it
 * @param xDpi horizontal pixels per inch
 * @param yLinesPerInch 98, 196 or 391
 * @param damage what the page's source had lost, when it came from the line or from a file
 */
public record FaxTiffPage(
    byte[] code,
    FaxCoding coding,
    int widthPx,
    int heightPx,
    int xDpi,
    int yLinesPerInch,
    RowDamage damage) {

  /** A page without damage. */
  public static FaxTiffPage sound(
      byte[] code, FaxCoding coding, int widthPx, int heightPx, int xDpi, int yLinesPerInch) {
    return new FaxTiffPage(code, coding, widthPx, heightPx, xDpi, yLinesPerInch, RowDamage.NONE);
  }

  /** T4Options or T6Options. */
  int options() {
    return coding == FaxCoding.MR ? 1 : 0;
  }

  boolean group3() {
    return coding != FaxCoding.MMR;
  }
}
