package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The rows read so far, painted from their changes, and how many of them are damaged. */
final class PaintedRows {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIRST_ROWS = 64;

  private final PageBounds bounds;
  private final Damage policy;
  private final int strideBytes;
  private byte[] rows;
  private int count;
  private int damaged;
  private int longestDamage;
  private int damageInSuccession;

  PaintedRows(PageBounds bounds, Damage policy) {
    this.bounds = bounds;
    this.policy = policy;
    this.strideBytes = bounds.strideBytes();
    int ready = bounds.heightKnown() ? bounds.rows() : Math.min(bounds.rows(), FIRST_ROWS);
    this.rows = new byte[strideBytes * ready];
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == bounds.rows();
  }

  /** Rows up to the known height; of a page of unknown height, the one being read. */
  int left() {
    return bounds.heightKnown() ? bounds.rows() - count : 1;
  }

  /** Appends a row, which becomes the reference of the next one. */
  void add(RowDecoder row, RowEnd end) throws MalformedFaxCodeException {
    if (end != RowEnd.WHOLE) {
      refuse(end.reason());
    }
    room();
    int base = count * strideBytes;
    int[] changes = row.changes();
    for (int i = 1; i < row.count(); i += 2) {
      black(base, changes[i], changes[i + 1]);
    }
    counted(end == RowEnd.WHOLE);
    row.nextRow();
  }

  /** Appends white rows in the place of lost ones, no more than there is room for. */
  void addLost(int lost, String reason) throws MalformedFaxCodeException {
    refuse(reason);
    for (int i = 0; i < lost && !isFull(); i++) {
      room();
      counted(false);
    }
  }

  /** Ends the reading where damage is not concealed. */
  void refuse(String reason) throws MalformedFaxCodeException {
    if (policy == Damage.REFUSED) {
      throw new MalformedFaxCodeException(count, reason);
    }
  }

  private void counted(boolean whole) {
    count++;
    damageInSuccession = whole ? 0 : damageInSuccession + 1;
    damaged += whole ? 0 : 1;
    longestDamage = Math.max(longestDamage, damageInSuccession);
  }

  private void room() {
    long needed = (count + 1L) * strideBytes;
    if (needed > rows.length) {
      long most = bounds.rows() * (long) strideBytes;
      rows = Arrays.copyOf(rows, (int) Math.min(most, 2L * rows.length + strideBytes));
    }
  }

  private void black(int base, int from, int to) {
    int first = from >>> 6;
    int last = to >>> 6;
    long head = -1L >>> from;
    long tail = ~(-1L >>> to);
    if (first == last) {
      paint(base + (first << 3), head & tail);
      return;
    }
    paint(base + (first << 3), head);
    for (int i = first + 1; i < last; i++) {
      WORD.set(rows, base + (i << 3), -1L);
    }
    if (tail != 0) {
      paint(base + (last << 3), tail);
    }
  }

  private void paint(int at, long mask) {
    if (at <= rows.length - 8) {
      WORD.set(rows, at, (long) WORD.get(rows, at) | mask);
      return;
    }
    for (int i = at; i < rows.length; i++) {
      rows[i] |= (byte) (mask >>> (56 - 8 * (i - at)));
    }
  }

  /** The page: of the known height, or of as many rows as there are. */
  DecodedRows page() {
    int height = bounds.heightKnown() ? bounds.rows() : count;
    int size = height * strideBytes;
    byte[] exact = rows.length == size ? rows : Arrays.copyOf(rows, size);
    return new DecodedRows(exact, bounds.widthPx(), height, count, damaged, longestDamage);
  }
}
