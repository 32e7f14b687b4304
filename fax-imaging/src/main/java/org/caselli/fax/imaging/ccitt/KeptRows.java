package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/** All rows of a page, in one array that grows with them when their number is not known. */
final class KeptRows implements RowStore {

  private static final int FIRST_ROWS = 64;

  private final PageBounds bounds;
  private final int strideBytes;
  private byte[] bytes;
  private int count;

  KeptRows(PageBounds bounds) {
    this.bounds = bounds;
    this.strideBytes = bounds.strideBytes();
    int ready = bounds.heightKnown() ? bounds.rows() : Math.min(bounds.rows(), FIRST_ROWS);
    this.bytes = new byte[strideBytes * ready];
  }

  @Override
  public int next() {
    long needed = (count + 1L) * strideBytes;
    if (needed > bytes.length) {
      long most = bounds.rows() * (long) strideBytes;
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length + strideBytes));
    }
    return count++ * strideBytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  /** The page: of the known height, or of as many rows as there are. */
  DecodedRows page(RowCounts counts) {
    int height = bounds.heightKnown() ? bounds.rows() : count;
    int size = height * strideBytes;
    byte[] exact = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    return new DecodedRows(
        exact, bounds.widthPx(), height, count, counts.damaged(), counts.longestDamage());
  }
}
