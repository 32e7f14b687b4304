package org.caselli.fax.imaging.ccitt;

/**
 * The rows of a T.6 page. A fault cannot be stepped over, since each row builds on the one above
 * and nothing marks where the next begins; only a row that is too long does not put the reader out
 * of step.
 */
final class Group4Page {

  private static final int EOL_BITS = 12;

  private final CodeBits bits;
  private final RowDecoder row;
  private final PaintedRows page;

  Group4Page(CodeBits bits, RowDecoder row, PaintedRows page) {
    this.bits = bits;
    this.row = row;
    this.page = page;
  }

  void read(boolean alignedRows) throws MalformedFaxCodeException {
    while (!page.isFull()) {
      if (alignedRows && !bits.atEndOfBlock()) {
        bits.skipToByte();
      }
      if (bits.atEndOfLine() && !skipEndOfLine()) {
        return;
      }
      RowEnd end = row.twoDimensional();
      if (end == RowEnd.WHOLE || end == RowEnd.TOO_LONG) {
        page.add(row, end);
      } else if (end == RowEnd.OUT_OF_DATA || bits.onlyZerosLeft()) {
        endOfData();
        return;
      } else {
        page.addLost(page.left(), end.reason());
        return;
      }
    }
  }

  /** Moves behind a stray end-of-line code; false at EOFB, at zeros to the end and at a fault. */
  private boolean skipEndOfLine() throws MalformedFaxCodeException {
    if (bits.atEndOfBlock() || bits.onlyZerosLeft()) {
      return false;
    }
    if (!bits.atPlainEndOfLine()) {
      page.addLost(page.left(), RowEnd.BAD_CODE.reason());
      return false;
    }
    bits.skip(EOL_BITS);
    return true;
  }

  /** What was read of the row at which the data breaks off is kept. */
  private void endOfData() throws MalformedFaxCodeException {
    if (!row.row().isBlank()) {
      page.add(row, RowEnd.OUT_OF_DATA);
    }
  }
}
