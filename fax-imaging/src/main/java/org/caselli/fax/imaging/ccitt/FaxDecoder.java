package org.caselli.fax.imaging.ccitt;

import java.util.Objects;
import org.caselli.fax.imaging.FaxCoding;

/**
 * Reads a page out of its T.4 or T.6 code. This is the parser at the telephone line: whatever the
 * bytes are, it ends in time linear to input and output, takes no more memory than the input and
 * the bounds of the page call for, and throws nothing but {@link MalformedFaxCodeException}.
 *
 * <p>Damaged Group 3 rows are concealed as libtiff does it, so that both show the same page.
 */
public final class FaxDecoder {

  private FaxDecoder() {}

  /**
   * Reads the page in {@code length} bytes from {@code from} on. Fill bits, RTC and EOFB are
   * accepted with any options, and what follows them is not looked at.
   *
   * @param policy with {@link Damage#REFUSED} a page of known height must also be complete
   * @throws MalformedFaxCodeException if damage is refused and there is some
   * @throws IndexOutOfBoundsException if there are no such bytes
   */
  public static DecodedRows decode(
      byte[] code, int from, int length, FaxCode options, PageBounds bounds, Damage policy)
      throws MalformedFaxCodeException {
    KeptRows rows = new KeptRows(bounds);
    return rows.page(read(code, from, length, options, bounds, policy, rows));
  }

  /**
   * Reads the page row by row, in memory that does not grow with its height. Rows that the code
   * lacks at the end of a page of known height do not come.
   *
   * @param policy as above; rows that came before the damage have been passed on
   * @throws MalformedFaxCodeException if damage is refused and there is some
   */
  public static RowCounts pass(
      byte[] code, FaxCode options, PageBounds bounds, Damage policy, RowSink sink)
      throws MalformedFaxCodeException {
    PassedRows rows = new PassedRows(bounds, sink);
    RowCounts counts = read(code, 0, code.length, options, bounds, policy, rows);
    rows.passOn();
    return counts;
  }

  private static RowCounts read(
      byte[] code,
      int from,
      int length,
      FaxCode options,
      PageBounds bounds,
      Damage policy,
      RowStore rows)
      throws MalformedFaxCodeException {
    Objects.checkFromIndexSize(from, length, code.length);
    CodeBits bits = new CodeBits(code, from, length, options.leastBitFirst());
    PaintedRows page = new PaintedRows(bounds, policy, rows);
    RowDecoder row = new RowDecoder(bits, bounds.widthPx());
    if (options.coding() == FaxCoding.MMR) {
      new Group4Page(bits, row, page).read(options.alignedRows());
    } else {
      new Group3Page(bits, row, page, options).read();
    }
    if (bounds.heightKnown() && !page.isFull()) {
      page.refuse("the code ends before the page does");
    }
    return page.counts();
  }
}
