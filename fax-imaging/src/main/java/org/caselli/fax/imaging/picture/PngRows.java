package org.caselli.fax.imaging.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.caselli.fax.imaging.sample.RowTarget;
import org.caselli.fax.imaging.sample.SampleLayout;

/** Undoes the filters of PNG's rows (ISO/IEC 15948, 9). */
final class PngRows {

  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;

  private final InputStream in;
  private final SampleLayout layout;
  private final int step;

  /** Reads rows out of inflated pixel data, which goes on behind them with the next pass. */
  PngRows(InputStream in, SampleLayout layout) {
    this.in = in;
    this.layout = layout;
    this.step = Math.max(1, layout.components() * layout.bits() / 8);
  }

  /** Delivers rows until all have come or the data ends; returns their number. */
  int deliver(RowTarget target) throws IOException {
    byte[] above = new byte[layout.rowBytes()];
    byte[] row = new byte[layout.rowBytes()];
    for (int y = 0; y < layout.heightPx(); y++) {
      int filter;
      try {
        filter = in.read();
        if (filter < 0 || in.readNBytes(row, 0, row.length) < row.length) {
          return y;
        }
      } catch (EOFException | ZipException e) {
        // Truncated or damaged: the rows before are good.
        return y;
      }
      undo(filter, row, above);
      target.row(row);
      byte[] swap = above;
      above = row;
      row = swap;
    }
    return layout.heightPx();
  }

  private void undo(int filter, byte[] row, byte[] above) {
    switch (filter) {
      case SUB -> {
        for (int i = step; i < row.length; i++) {
          row[i] += row[i - step];
        }
      }
      case UP -> {
        for (int i = 0; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case AVERAGE -> {
        for (int i = 0; i < row.length; i++) {
          int left = i < step ? 0 : row[i - step] & 0xff;
          row[i] += (byte) (left + (above[i] & 0xff) >> 1);
        }
      }
      case PAETH -> {
        for (int i = 0; i < row.length; i++) {
          int left = i < step ? 0 : row[i - step] & 0xff;
          int corner = i < step ? 0 : above[i - step] & 0xff;
          row[i] += (byte) paeth(left, above[i] & 0xff, corner);
        }
      }
      default -> {
        // No filter.
      }
    }
  }

  private static int paeth(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }
}
