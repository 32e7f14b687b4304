package org.caselli.fax.smtp.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of a TNEF file ([MS-OXTNEF] section 2.1.3) as far as they are whole, so that what
 * comes before a damage can be read. Checksums are not looked at, as not every program makes them.
 */
final class TnefFile {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int HEADER = 6;
  private static final int RECORD_HEAD = 9;
  private static final int CHECKSUM = 2;
  private static final int OF_MESSAGE = 1;
  private static final int OF_ATTACHMENT = 2;

  /** With this one each attachment begins (attAttachRenddata). */
  private static final int BEGINS_ATTACHMENT = 0x9002;

  private final byte[] bytes;
  private final List<Entry> message = new ArrayList<>();
  private final List<List<Entry>> attachments = new ArrayList<>();
  private final boolean damaged;

  private TnefFile(byte[] bytes) {
    this.bytes = bytes;
    this.damaged = !read();
  }

  /**
   * A record.
   *
   * @param id of the attribute, without its type
   * @param from where it begins in the file, with its head
   * @param length of its value, in bytes
   */
  record Entry(int level, int id, int from, int length) {
    private int end() {
      return from + RECORD_HEAD + length + CHECKSUM;
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it is none
   */
  static TnefFile of(byte[] bytes) throws IOException {
    if (bytes.length < HEADER || buffer(bytes).getInt(0) != SIGNATURE) {
      throw new IOException("There is no signature of TNEF");
    }
    return new TnefFile(bytes);
  }

  /** The file that begins somewhere within other bytes. */
  static Optional<byte[]> within(byte[] bytes) {
    ByteBuffer buffer = buffer(bytes);
    for (int at = 0; at <= bytes.length - HEADER; at++) {
      if (buffer.getInt(at) == SIGNATURE) {
        byte[] found = new byte[bytes.length - at];
        System.arraycopy(bytes, at, found, 0, found.length);
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether all of it could be read. */
  private boolean read() {
    ByteBuffer buffer = buffer(bytes);
    int at = HEADER;
    while (at < bytes.length) {
      if (bytes.length - at < RECORD_HEAD + CHECKSUM) {
        return false;
      }
      Entry entry =
          new Entry(bytes[at], buffer.getShort(at + 1) & 0xFFFF, at, buffer.getInt(at + 5));
      boolean whole =
          entry.length() >= 0 && entry.length() <= bytes.length - at - RECORD_HEAD - CHECKSUM;
      if (!whole || !add(entry)) {
        return false;
      }
      at = entry.end();
    }
    return true;
  }

  private boolean add(Entry entry) {
    if (entry.level() == OF_MESSAGE) {
      return message.add(entry);
    }
    if (entry.id() == BEGINS_ATTACHMENT) {
      attachments.add(new ArrayList<>());
    }
    return entry.level() == OF_ATTACHMENT
        && !attachments.isEmpty()
        && attachments.get(attachments.size() - 1).add(entry);
  }

  /** Whether something of it is missing or makes no sense. */
  boolean isDamaged() {
    return damaged;
  }

  List<Entry> message() {
    return Collections.unmodifiableList(message);
  }

  /** The records of each attachment, in order. */
  List<List<Entry>> attachments() {
    return Collections.unmodifiableList(attachments);
  }

  /** The value of a record. */
  InputStream value(Entry entry) {
    return new ByteArrayInputStream(bytes, entry.from() + RECORD_HEAD, entry.length());
  }

  /** A file with some of the records only. */
  InputStream with(List<Entry> entries, Predicate<Entry> wanted) {
    List<InputStream> parts = new ArrayList<>(List.of(new ByteArrayInputStream(bytes, 0, HEADER)));
    entries.stream()
        .filter(wanted)
        .map(each -> new ByteArrayInputStream(bytes, each.from(), each.end() - each.from()))
        .forEach(parts::add);
    return new SequenceInputStream(Collections.enumeration(parts));
  }
}
