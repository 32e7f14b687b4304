package org.caselli.fax.imaging.ccitt;

import org.caselli.fax.imaging.FaxCoding;

/**
 * Writes bilevel pages as T.4 or T.6 code, bit for bit what libtiff writes with the same options.
 *
 * <p>An instance keeps its buffers from page to page. It is not thread-safe.
 */
public final class FaxEncoder {

  private static final int EOL = 1;
  private static final int EOL_BITS = 12;
  private static final int RTC_EOLS = 6;

  private final FaxCode options;
  private final CodeSink sink = new CodeSink();
  private RowChanges reference = new RowChanges(1);
  private RowChanges coding = new RowChanges(1);

  public FaxEncoder(FaxCode options) {
    this.options = options;
  }

  /** Encodes one page; see {@link #encode(byte[], int, int, int)}. */
  public static byte[] encode(
      byte[] rows, int strideBytes, int widthPx, int heightPx, FaxCode options) {
    return new FaxEncoder(options).encode(rows, strideBytes, widthPx, heightPx);
  }

  /**
   * Encodes packed rows (most significant bit first, 1 = black; bits behind the width are ignored).
   *
   * @param rows at least {@code strideBytes * heightPx} bytes
   * @param strideBytes distance of two rows
   * @return the code, filled up to a whole byte with zero bits
   */
  public byte[] encode(byte[] rows, int strideBytes, int widthPx, int heightPx) {
    if (widthPx < 1 || heightPx < 1 || strideBytes * 8L < widthPx) {
      throw new IllegalArgumentException("No page: " + widthPx + " x " + heightPx);
    }
    if (strideBytes * (heightPx - 1L) + (widthPx + 7) / 8 > rows.length) {
      throw new IllegalArgumentException("Fewer rows than " + heightPx);
    }
    if (!reference.isOf(widthPx)) {
      reference = new RowChanges(widthPx);
      coding = new RowChanges(widthPx);
    }
    sink.clear();
    reference.blank();
    for (int y = 0; y < heightPx; y++) {
      coding.scan(rows, y * strideBytes);
      sink.makeRoomForRow(widthPx);
      row(y);
      RowChanges swap = reference;
      reference = coding;
      coding = swap;
    }
    end();
    return sink.toBytes(options.leastBitFirst());
  }

  private void row(int y) {
    boolean oneDimensional =
        switch (options.coding()) {
          case MH -> true;
          case MR -> y % options.k() == 0;
          case MMR -> false;
        };
    if (options.eols()) {
      if (options.alignedEols()) {
        sink.fillToByteBefore(EOL_BITS);
      }
      sink.put(EOL, EOL_BITS);
    }
    if (options.coding() == FaxCoding.MR) {
      sink.put(oneDimensional ? 1 : 0, 1);
    }
    if (oneDimensional) {
      RowCoder.oneDimensional(sink, coding);
    } else {
      RowCoder.twoDimensional(sink, reference, coding);
    }
    if (options.alignedRows()) {
      sink.fillToByteBefore(0);
    }
  }

  private void end() {
    if (!options.endCode()) {
      return;
    }
    boolean group4 = options.coding() == FaxCoding.MMR;
    for (int i = 0; i < (group4 ? 2 : RTC_EOLS); i++) {
      sink.put(EOL, EOL_BITS);
      if (options.coding() == FaxCoding.MR) {
        sink.put(1, 1);
      }
    }
  }
}
