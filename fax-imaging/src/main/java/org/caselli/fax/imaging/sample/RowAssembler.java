package org.caselli.fax.imaging.sample;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Cuts decoded bytes into rows. After the last row it stops the decoder with {@link AllRowsCame},
 * however much more there is.
 */
public final class RowAssembler extends OutputStream {

  /** Tells a decoder that nothing more is wanted. */
  public static final class AllRowsCame extends IOException {

    private static final long serialVersionUID = 1L;

    private AllRowsCame() {
      super("All rows of the picture have come");
    }
  }

  private final byte[] row;
  private final int rows;
  private final RowTarget target;
  private int filled;
  private int delivered;

  public RowAssembler(SampleLayout layout, RowTarget target) {
    this.row = new byte[layout.rowBytes()];
    this.rows = layout.heightPx();
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (delivered == rows) {
        throw new AllRowsCame();
      }
      int count = Math.min(end - at, row.length - filled);
      System.arraycopy(bytes, at, row, filled, count);
      at += count;
      filled += count;
      if (filled == row.length) {
        deliver();
      }
    }
  }

  private void deliver() throws IOException {
    target.row(row);
    delivered++;
    filled = 0;
  }

  /** Completes a row that broke off with what the row above it has there, and counts the rows. */
  public int finish() throws IOException {
    if (filled > 0 && delivered < rows && (delivered > 0 || rows == 1)) {
      deliver();
    }
    return delivered;
  }
}
