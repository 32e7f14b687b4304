package org.caselli.fax.imaging.tiff;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of one directory. Values are read from the file when asked for, never more than the
 * file can hold, so that a lying count costs nothing.
 */
public final class TiffFields {

  private record Field(int type, long count, long valueAt) {}

  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int ASCII = 2;
  private static final int RATIONAL = 5;
  private static final int LONGEST_TEXT = 256;
  private static final int MOST_VALUES = 1 << 18;

  private final TiffBytes bytes;
  private final Map<Integer, Field> fields = new HashMap<>();
  private final long next;
  private boolean overlong;

  TiffFields(TiffBytes bytes, long at) throws IOException, MalformedTiffException {
    this.bytes = bytes;
    boolean big = bytes.big();
    long entries = big ? bytes.unsigned(at, 8) : bytes.unsigned(at, 2);
    int entryBytes = big ? 20 : 12;
    long first = at + (big ? 8 : 2);
    if (entries < 1 || entries > 65_535 || first + entries * entryBytes > bytes.length()) {
      throw new MalformedTiffException("A directory does not fit into the file");
    }
    for (int i = 0; i < entries; i++) {
      long entry = first + (long) i * entryBytes;
      int type = (int) bytes.unsigned(entry + 2, 2);
      long count = bytes.unsigned(entry + 4, big ? 8 : 4);
      int size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
      if (size == 0 || count < 1) {
        continue;
      }
      if (count > bytes.length()) {
        overlong = true;
        continue;
      }
      long inline = entry + (big ? 12 : 8);
      boolean fits = count * size <= (big ? 8 : 4);
      long valueAt = fits ? inline : bytes.unsigned(inline, big ? 8 : 4);
      if (valueAt >= 0 && valueAt + count * size <= bytes.length()) {
        fields.putIfAbsent((int) bytes.unsigned(entry, 2), new Field(type, count, valueAt));
      } else {
        overlong = true;
      }
    }
    long nextAt = first + entries * entryBytes;
    int nextBytes = big ? 8 : 4;
    this.next = nextAt + nextBytes <= bytes.length() ? bytes.unsigned(nextAt, nextBytes) : 0;
  }

  /** Offset of the next directory, 0 behind the last. */
  long next() {
    return next;
  }

  /** Whether some field claims more values than the file has room for. */
  boolean overlong() {
    return overlong;
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  long number(int tag, long otherwise) throws IOException {
    Field field = fields.get(tag);
    return field == null ? otherwise : bytes.unsigned(field.valueAt, TYPE_BYTES[field.type]);
  }

  double rational(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null) {
      return 0;
    }
    if (field.type != RATIONAL) {
      return number(tag, 0);
    }
    double denominator = bytes.unsigned(field.valueAt + 4, 4);
    return denominator == 0 ? 0 : bytes.unsigned(field.valueAt, 4) / denominator;
  }

  /** The first 256 characters of a text, "" when there is none; non-ASCII bytes as Latin-1. */
  String text(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.type != ASCII) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(LONGEST_TEXT, field.count); i++) {
      long next = bytes.unsigned(field.valueAt + i, 1);
      if (next == 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  long[] numbers(int tag) throws IOException, MalformedTiffException {
    Field field = fields.get(tag);
    if (field == null) {
      return new long[0];
    }
    if (field.count > MOST_VALUES) {
      throw new MalformedTiffException("A field has " + field.count + " values");
    }
    int size = TYPE_BYTES[field.type];
    long[] values = new long[(int) field.count];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.unsigned(field.valueAt + (long) i * size, size);
    }
    return values;
  }
}
