package org.caselli.fax.imaging.ccitt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Paints the rows from their changes, and counts how many of them are damaged. */
final class PaintedRows {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final PageBounds bounds;
  private final Damage policy;
  private final RowStore rows;
  private int count;
  private int damaged;
  private int longestDamage;
  private int damageInSuccession;

  PaintedRows(PageBounds bounds, Damage policy, RowStore rows) {
    this.bounds = bounds;
    this.policy = policy;
    this.rows = rows;
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
    int base = rows.next();
    paint(rows.bytes(), base, row.row().changes, row.row().count);
    counted(end == RowEnd.WHOLE);
    row.nextRow();
  }

  /** Appends white rows in the place of lost ones, no more than there is room for. */
  void addLost(int lost, String reason) throws MalformedFaxCodeException {
    refuse(reason);
    for (int i = 0; i < lost && !isFull(); i++) {
      rows.next();
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

  /** Paints a white row word by word; a last word may reach into the row below, still white. */
  private static void paint(byte[] rows, int base, int[] changes, int end) {
    int at = 0;
    long word = 0;
    for (int i = 1; i < end; i += 2) {
      int from = changes[i];
      int to = changes[i + 1];
      if (from >>> 6 != at) {
        store(rows, base + (at << 3), word);
        word = 0;
        at = from >>> 6;
      }
      word |= -1L >>> from;
      if (to >>> 6 != at) {
        store(rows, base + (at << 3), word);
        for (at++; at < to >>> 6; at++) {
          store(rows, base + (at << 3), -1L);
        }
        word = -1L;
      }
      word &= ~(-1L >>> to);
    }
    store(rows, base + (at << 3), word);
  }

  private static void store(byte[] rows, int at, long word) {
    if (at <= rows.length - Long.BYTES) {
      WORD.set(rows, at, word);
      return;
    }
    for (int i = at; i < rows.length; i++) {
      rows[i] = (byte) (word >>> (56 - 8 * (i - at)));
    }
  }

  RowCounts counts() {
    return new RowCounts(count, damaged, longestDamage);
  }
}
