package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/** Passes rows on, a few at a time, so that a page of any height takes the same memory. */
final class PassedRows implements RowStore {

  private static final int MOST_HELD = 32;

  private final RowSink sink;
  private final int strideBytes;
  private final byte[] bytes;
  private int held;

  PassedRows(PageBounds bounds, RowSink sink) {
    this.sink = sink;
    this.strideBytes = bounds.strideBytes();
    this.bytes = new byte[strideBytes * Math.min(bounds.rows(), MOST_HELD)];
  }

  @Override
  public int next() {
    if (held * strideBytes == bytes.length) {
      passOn();
    }
    return held++ * strideBytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  /** Passes on the rows that are still held. */
  void passOn() {
    for (int i = 0; i < held; i++) {
      sink.row(bytes, i * strideBytes);
    }
    Arrays.fill(bytes, (byte) 0);
    held = 0;
  }
}
