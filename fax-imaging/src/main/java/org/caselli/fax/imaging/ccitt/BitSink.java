package org.caselli.fax.imaging.ccitt;

import java.util.Arrays;

/** A growing array of bytes that is filled bit by bit, most significant bit first. */
final class BitSink {

  private byte[] bytes = new byte[32 * 1024];
  private int size;
  private long pending;
  private int pendingBits;

  /** Appends the low {@code count} bits of {@code bits}, at most 24. */
  void put(int bits, int count) {
    pending = pending << count | bits;
    pendingBits += count;
    if (pendingBits >= 32) {
      flushWord();
    }
  }

  private void flushWord() {
    if (size + 4 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    pendingBits -= 32;
    int word = (int) (pending >>> pendingBits);
    bytes[size++] = (byte) (word >>> 24);
    bytes[size++] = (byte) (word >>> 16);
    bytes[size++] = (byte) (word >>> 8);
    bytes[size++] = (byte) word;
  }

  /** The bytes so far, the last one filled up with zero bits. */
  byte[] toBytes() {
    int tail = (pendingBits + 7) / 8;
    byte[] result = Arrays.copyOf(bytes, size + tail);
    for (int i = 0; i < tail; i++) {
      int shift = pendingBits - 8 * (i + 1);
      result[size + i] = (byte) (shift >= 0 ? pending >>> shift : pending << -shift);
    }
    return result;
  }
}
