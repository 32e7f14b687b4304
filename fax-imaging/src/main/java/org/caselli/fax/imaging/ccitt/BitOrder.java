package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Turns bytes between the two fill orders of TIFF. */
final class BitOrder {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BitOrder() {}

  /** Reverses the bits within each of the first {@code length} bytes. */
  static void reverse(byte[] bytes, int length) {
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      long word = (long) WORD.get(bytes, at);
      WORD.set(bytes, at, Long.reverseBytes(Long.reverse(word)));
    }
    for (; at < length; at++) {
      bytes[at] = (byte) (Integer.reverse(bytes[at]) >>> 24);
    }
  }
}
