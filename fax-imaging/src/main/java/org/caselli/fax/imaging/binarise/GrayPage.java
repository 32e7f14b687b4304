package org.caselli.fax.imaging.binarise;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Rows of gray bytes, 0 = black, looked at in blocks of 16 by 16 pixels. */
record GrayPage(byte[] pixels, int widthPx, int heightPx) {

  static final int BLOCK = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  int columns() {
    return (widthPx + BLOCK - 1) / BLOCK;
  }

  int lines() {
    return (heightPx + BLOCK - 1) / BLOCK;
  }

  int left(int block) {
    return block % columns() * BLOCK;
  }

  int top(int block) {
    return block / columns() * BLOCK;
  }

  int right(int block) {
    return Math.min(widthPx, left(block) + BLOCK);
  }

  int bottom(int block) {
    return Math.min(heightPx, top(block) + BLOCK);
  }

  int at(int x, int y) {
    return pixels[y * widthPx + x] & 0xff;
  }

  /** White beyond the edges. */
  int atOrWhite(int x, int y) {
    return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 255 : at(x, y);
  }

  /** Nothing but pure white. */
  boolean blank(int block) {
    for (int y = top(block); y < bottom(block); y++) {
      for (int x = left(block); x < right(block); x++) {
        if (at(x, y) != 255) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether 16 pixels from here on are pure white; wants as many pixels in the array. */
  boolean whiteRun(int at) {
    return ((long) LONGS.get(pixels, at) & (long) LONGS.get(pixels, at + 8)) == -1L;
  }
}
