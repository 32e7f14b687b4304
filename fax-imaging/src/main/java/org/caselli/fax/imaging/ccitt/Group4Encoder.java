package org.caselli.fax.imaging.ccitt;

/**
 * Encodes a bilevel page as one T.6 (Group 4, MMR) block: two-dimensional rows without end-of-line
 * codes, closed by EOFB, filled up to a whole byte with zero bits. An instance encodes one page.
 */
public final class Group4Encoder {

  private static final int WHITE = 0;

  private final BitSink sink = new BitSink();
  private final int widthPx;

  private Group4Encoder(int widthPx) {
    this.widthPx = widthPx;
  }

  /**
   * Encodes packed rows (most significant bit first, 1 = black).
   *
   * @param rows at least {@code strideBytes * heightPx} bytes
   * @param strideBytes distance of two rows
   */
  public static byte[] encode(byte[] rows, int strideBytes, int widthPx, int heightPx) {
    if (widthPx < 1 || heightPx < 1 || strideBytes * 8L < widthPx) {
      throw new IllegalArgumentException("No page: " + widthPx + " x " + heightPx);
    }
    Group4Encoder encoder = new Group4Encoder(widthPx);
    RowChanges reference = new RowChanges(widthPx);
    RowChanges coding = new RowChanges(widthPx);
    for (int y = 0; y < heightPx; y++) {
      coding.scan(rows, y * strideBytes);
      encoder.row(reference, coding);
      RowChanges swap = reference;
      reference = coding;
      coding = swap;
    }
    encoder.sink.put(0b000000000001, 12);
    encoder.sink.put(0b000000000001, 12);
    return encoder.sink.toBytes();
  }

  /** The coding procedure of T.6, 2.2.5: a0, a1, a2 on the coding row, b1, b2 on the one above. */
  private void row(RowChanges reference, RowChanges coding) {
    int a0 = -1;
    int colour = WHITE;
    int a = 0;
    int b = 0;
    while (a0 < widthPx) {
      b = nextOpposite(reference, b, a0, colour);
      int a1 = coding.at(a);
      int b1 = reference.at(b);
      int b2 = reference.at(b + 1);
      if (b2 < a1) {
        sink.put(0b0001, 4);
        a0 = b2;
      } else if (Math.abs(a1 - b1) <= 3) {
        vertical(a1 - b1);
        a0 = a1;
        colour ^= 1;
        a++;
      } else {
        int a2 = coding.at(a + 1);
        sink.put(0b001, 3);
        (colour == WHITE ? RunCodes.WHITE : RunCodes.BLACK).write(sink, a1 - Math.max(a0, 0));
        (colour == WHITE ? RunCodes.BLACK : RunCodes.WHITE).write(sink, a2 - a1);
        a0 = a2;
        a += 2;
      }
    }
  }

  /** Index of b1: the first change right of a0 whose new colour is opposite to that of a0. */
  private int nextOpposite(RowChanges reference, int last, int a0, int colour) {
    int b = Math.max(0, last - 2);
    if ((b & 1) != colour) {
      b++;
    }
    while (reference.at(b) <= a0 && reference.at(b) < widthPx) {
      b += 2;
    }
    return b;
  }

  private void vertical(int distance) {
    switch (distance) {
      case 0 -> sink.put(0b1, 1);
      case 1 -> sink.put(0b011, 3);
      case 2 -> sink.put(0b000011, 6);
      case 3 -> sink.put(0b0000011, 7);
      case -1 -> sink.put(0b010, 3);
      case -2 -> sink.put(0b000010, 6);
      case -3 -> sink.put(0b0000010, 7);
      default -> throw new IllegalStateException("No vertical mode for " + distance);
    }
  }
}
