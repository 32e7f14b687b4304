package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;
import org.caselli.fax.imaging.FaxCoding;

/**
 * What the bytes of a fuzz test mean. Two bytes choose the code, two the width, two the rows; the
 * rest is the code, or the pixels.
 */
record FuzzedCode(FaxCode code, PageBounds bounds, byte[] bytes) {

  static final int HEAD_BYTES = 6;
  private static final int MOST_ROWS = 512;
  private static final int WIDEST_PX = 4096;

  /** Any input of at least six bytes means something. */
  static FuzzedCode of(byte[] input) {
    int widthPx = 1 + ((input[2] & 0xff) << 8 | input[3] & 0xff) % WIDEST_PX;
    int rows = 1 + ((input[4] & 0xff) << 8 | input[5] & 0xff) % MOST_ROWS;
    PageBounds bounds = new PageBounds(widthPx, rows, (input[0] & 0x80) == 0);
    byte[] rest = Arrays.copyOfRange(input, HEAD_BYTES, input.length);
    return new FuzzedCode(code(input[0], input[1]), bounds, rest);
  }

  private static FaxCode code(int flags, int k) {
    FaxCoding coding = FaxCoding.values()[(flags & 3) % 3];
    boolean eols = coding != FaxCoding.MMR && (flags & 4) != 0;
    return new FaxCode(
        coding,
        eols,
        eols && (flags & 8) != 0,
        (flags & 16) != 0,
        (flags & 32) != 0,
        coding == FaxCoding.MR ? 1 + (k & 7) : 0,
        (flags & 64) != 0);
  }
}
