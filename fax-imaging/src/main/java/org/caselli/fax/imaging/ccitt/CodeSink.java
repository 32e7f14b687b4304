package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing array of bytes that is filled bit by bit, most significant bit first.
 *
 * <p>{@link RowCoder} takes the three variables into locals while it codes a row: whole bytes are
 * stored, a word at a time, as soon as they are there, up to seven bits wait at the upper end of
 * {@link #pending}.
 */
final class CodeSink {

  /** Bits that can be put at once. */
  static final int MOST_BITS = 57;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIRST_SIZE = 64 * 1024;

  byte[] bytes = new byte[FIRST_SIZE];
  int size;
  long pending;
  int pendingBits;

  void clear() {
    size = 0;
    pending = 0;
    pendingBits = 0;
  }

  /**
   * Makes room for what a row can come to: no pixel costs more than eight bits, and there is an end
   * code, an end-of-line code and a make-up code for every 2560 pixels at most.
   */
  void makeRoomForRow(int widthPx) {
    int most = 2 * widthPx + 256;
    if (size > bytes.length - most) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, bytes.length + most));
    }
  }

  /** Appends the low {@code count} bits of {@code bits}; the others are zero. */
  void put(long bits, int count) {
    pending |= bits << (64 - pendingBits - count);
    store(bytes, size, pending);
    int held = pendingBits + count;
    size += held >>> 3;
    pending <<= held & ~7;
    pendingBits = held & 7;
  }

  static void store(byte[] bytes, int at, long word) {
    WORD.set(bytes, at, word);
  }

  /** Appends zero bits until the next {@code count} bits will end on a whole byte. */
  void fillToByteBefore(int count) {
    put(0, -(pendingBits + count) & 7);
  }

  /** The bytes so far, the last one filled up with zero bits. */
  byte[] toBytes(boolean leastBitFirst) {
    byte[] result = Arrays.copyOf(bytes, size + (pendingBits + 7) / 8);
    if (leastBitFirst) {
      BitOrder.reverse(result, result.length);
    }
    return result;
  }
}
