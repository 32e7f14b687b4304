package org.caselli.fax.imaging.tiff;

import java.util.Arrays;

/** The byte-oriented run-length code of TIFF 6.0, section 9. */
final class PackBits {

  private PackBits() {}

  /** The first {@code length} bytes of the content, fewer when the data end before. */
  static byte[] unpack(byte[] packed, int length) {
    byte[] content = new byte[length];
    int at = 0;
    int to = 0;
    while (at < packed.length && to < length) {
      int head = packed[at++];
      if (head >= 0) {
        int count = Math.min(Math.min(head + 1, packed.length - at), length - to);
        System.arraycopy(packed, at, content, to, count);
        at += head + 1;
        to += count;
      } else if (head != Byte.MIN_VALUE && at < packed.length) {
        int count = Math.min(1 - head, length - to);
        Arrays.fill(content, to, to + count, packed[at++]);
        to += count;
      }
    }
    return to == length ? content : Arrays.copyOf(content, to);
  }

  /** Plain rows; those that are missing count as damaged and are 0. */
  static BlockRows rows(byte[] content, int widthPx, int rows) {
    int stride = (widthPx + 7) / 8;
    int whole = Math.min(rows, content.length / stride);
    byte[] full = content.length >= stride * rows ? content : Arrays.copyOf(content, stride * rows);
    return new BlockRows(full, stride, RowDamage.run(rows - whole));
  }
}
