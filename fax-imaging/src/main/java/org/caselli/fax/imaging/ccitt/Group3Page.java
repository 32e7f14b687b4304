package org.caselli.fax.imaging.ccitt;

import org.caselli.fax.imaging.FaxCoding;

/**
 * The rows of a T.4 page. With end-of-line codes, reading begins anew at the next one whatever
 * became of the row before. Without them a broken row leaves the reader where it stopped.
 */
final class Group3Page {

  /** End-of-line codes of RTC (T.4, 4.1.4), the one behind the last row included. */
  private static final int RETURN_TO_CONTROL = 6;

  private final CodeBits bits;
  private final RowDecoder row;
  private final PaintedRows page;
  private final boolean twoDimensional;
  private final boolean alignedRows;

  /** Whether rows are announced to begin at end-of-line codes, and there are some. */
  private final boolean lined;

  /** Whether the next row has to be sought behind an end-of-line code. */
  private boolean lost;

  private boolean lineMet;

  Group3Page(CodeBits bits, RowDecoder row, PaintedRows page, FaxCode options) {
    this.bits = bits;
    this.row = row;
    this.page = page;
    this.twoDimensional = options.coding() == FaxCoding.MR;
    this.alignedRows = options.alignedRows();
    this.lined = options.eols() && bits.hasEndOfLine();
  }

  void read() throws MalformedFaxCodeException {
    int lines = 0;
    while (!page.isFull()) {
      long start = bits.position;
      boolean line = lined || lost ? nextLine() : passLine();
      lines += line ? 1 : 0;
      if (!line && (lined || lost) || lines == RETURN_TO_CONTROL || bits.onlyZerosLeft()) {
        return;
      }
      boolean oneDimensional = !twoDimensional || bits.takeBit();
      if (line && bits.atEndOfLine()) {
        continue;
      }
      emptyLines(lines - 1);
      lines = 0;
      if (!page.isFull()) {
        row(oneDimensional);
      }
      if (bits.position == start) {
        page.addLost(page.left(), RowEnd.BAD_CODE.reason());
        return;
      }
    }
  }

  private void row(boolean oneDimensional) throws MalformedFaxCodeException {
    RowEnd end = oneDimensional ? row.oneDimensional() : row.twoDimensional();
    page.add(row, end);
    lost = lineMet && end != RowEnd.WHOLE;
    if (alignedRows) {
      bits.skipToByte();
    }
  }

  /** Rows of which there is nothing but the end-of-line code before them. */
  private void emptyLines(int lines) throws MalformedFaxCodeException {
    if (lines > 0) {
      page.addLost(lines, RowEnd.END_OF_LINE.reason());
      row.row().blank();
      row.nextRow();
    }
  }

  /** Moves behind the next end-of-line code, over what may lie before it; false at the end. */
  private boolean nextLine() throws MalformedFaxCodeException {
    lineMet = true;
    if (row.takeEndOfLineBegun()) {
      return bits.skipZerosAndOne();
    }
    long expected = bits.position;
    boolean found = bits.seekEndOfLine();
    if (bits.position != expected) {
      page.refuse("more code than the row is wide");
    }
    return found && bits.skipZerosAndOne();
  }

  /** Moves behind an end-of-line code if there is one here. */
  private boolean passLine() {
    if (row.takeEndOfLineBegun()) {
      lineMet = true;
      return bits.skipZerosAndOne();
    }
    if (!bits.atEndOfLine() || bits.onlyZerosLeft()) {
      return false;
    }
    lineMet = true;
    return bits.skipZerosAndOne();
  }
}
