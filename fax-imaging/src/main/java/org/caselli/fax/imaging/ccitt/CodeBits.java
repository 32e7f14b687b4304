package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of a code, read from the front. Behind the last one stand zeros without end, of which no
 * code word consists; whoever reads on must therefore meet a fault soon.
 */
final class CodeBits {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** More than the longest code words of one step and a whole word behind them. */
  private static final int PADDING_BYTES = 32;

  /** Bits that {@link #window} has at least. */
  static final int WINDOW_BITS = 57;

  static final int EOL_ZEROS = 11;

  final byte[] bytes;
  final long end;

  /** The bit that is read next. */
  long position;

  CodeBits(byte[] code, int from, int length, boolean leastBitFirst) {
    this.bytes = Arrays.copyOfRange(code, from, from + length + PADDING_BYTES);
    Arrays.fill(bytes, length, bytes.length, (byte) 0);
    this.end = length * 8L;
    if (leastBitFirst) {
      BitOrder.reverse(bytes, length);
    }
  }

  /** At least 57 bits from a position on, left-aligned. */
  static long window(byte[] bytes, long position) {
    return (long) WORD.get(bytes, (int) (position >>> 3)) << (position & 7);
  }

  private long window() {
    return window(bytes, position);
  }

  boolean atEnd() {
    return position >= end;
  }

  /** Whether nothing but zeros is left. */
  boolean onlyZerosLeft() {
    for (long at = position; at < end; at += WINDOW_BITS) {
      if (window(bytes, at) >>> (64 - WINDOW_BITS) != 0) {
        return false;
      }
    }
    return true;
  }

  boolean takeBit() {
    boolean set = window() < 0;
    position++;
    return set;
  }

  void skip(int bits) {
    position += bits;
  }

  void skipToByte() {
    position = (position + 7) & ~7L;
  }

  /** Whether the zeros of an end-of-line code (T.4, 4.1.2), or fill bits before it, come next. */
  boolean atEndOfLine() {
    return window() >>> (64 - EOL_ZEROS) == 0;
  }

  /** Whether an end-of-line code without fill bits comes next. */
  boolean atPlainEndOfLine() {
    return window() >>> 52 == 1;
  }

  /** Whether an end-of-line code comes anywhere from here on. */
  boolean hasEndOfLine() {
    long here = position;
    boolean found = seekEndOfLine() && skipZerosAndOne();
    position = here;
    return found;
  }

  /** Whether EOFB (T.6, 2.4.1.1) comes next. */
  boolean atEndOfBlock() {
    return window() >>> 40 == 0x001001;
  }

  /** Moves to the next eleven zeros, over whatever there is before; false at the end. */
  boolean seekEndOfLine() {
    while (position < end) {
      long ahead = window() >>> (64 - EOL_ZEROS);
      if (ahead == 0) {
        return true;
      }
      position += EOL_ZEROS - Long.numberOfTrailingZeros(ahead);
    }
    return false;
  }

  /** Moves behind the one that ends zeros; false if none follows. */
  boolean skipZerosAndOne() {
    while (position < end) {
      long ahead = window() >>> (64 - WINDOW_BITS);
      if (ahead != 0) {
        position += Long.numberOfLeadingZeros(ahead) - (64 - WINDOW_BITS) + 1;
        return true;
      }
      position += WINDOW_BITS;
    }
    position = end;
    return false;
  }
}
