package org.caselli.fax.imaging.ccitt;

/** Takes the rows of a page while it is read, from top to bottom. */
public interface RowSink {

  /**
   * Takes the next row: packed, most significant bit first, 1 = black, bits behind the width 0.
   *
   * @param rows the reader's own, which change after the call
   * @param from index of the row's first byte
   */
  void row(byte[] rows, int from);
}
