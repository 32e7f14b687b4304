package org.caselli.fax.imaging.type;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells Office documents from other OLE compound files ([MS-CFB]) by the names in their directory.
 * Follows the directory's sectors through the allocation table, so far as the header lists it.
 */
final class OleContents {

  private static final int HEADER_BYTES = 512;
  private static final int ENTRY_BYTES = 128;
  private static final int MOST_SECTORS = 256;
  private static final int LISTED_TABLE_SECTORS = 109;

  /** Streams by which a kind is known, the tell-tale ones first. */
  private static final Map<String, Contents> STREAMS = new LinkedHashMap<>();

  static {
    ours("EncryptedPackage", DocumentType.ENCRYPTED_OFFICE);
    ours("EncryptedSummary", DocumentType.ENCRYPTED_POWERPOINT_97);
    ours("WordDocument", DocumentType.WORD_97);
    ours("PowerPoint Document", DocumentType.POWERPOINT_97);
    ours("Workbook", DocumentType.EXCEL_97);
    ours("Book", DocumentType.EXCEL_97);
    foreign("__properties_version1.0", "an Outlook message");
    foreign("VisioDocument", "a Visio drawing");
    foreign("Quill", "a Publisher document");
    foreign("MatOST", "a Works document");
    foreign("PerfectOffice_MAIN", "a WordPerfect document");
    foreign("FileHeader", "a Hangul document");
  }

  private final SeekableByteChannel file;
  private final ByteBuffer header;
  private final int sectorBytes;

  private OleContents(SeekableByteChannel file, ByteBuffer header) {
    this.file = file;
    this.header = header;
    this.sectorBytes = header.getShort(30) == 12 ? 4096 : 512;
  }

  private static void ours(String stream, DocumentType type) {
    STREAMS.put(stream, new Contents(Optional.of(type), type.name()));
  }

  private static void foreign(String stream, String name) {
    STREAMS.put(stream, new Contents(Optional.empty(), name));
  }

  /** What the file holds, or empty when its directory does not say. */
  static Optional<Contents> kind(Path path) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      ByteBuffer header = read(file, 0, HEADER_BYTES);
      if (header.limit() < HEADER_BYTES) {
        return Optional.empty();
      }
      Set<String> names = new OleContents(file, header).names();
      return STREAMS.entrySet().stream()
          .filter(each -> names.contains(each.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    int sector = header.getInt(48);
    for (int i = 0; i < MOST_SECTORS && sector >= 0; i++) {
      ByteBuffer entries = read(file, (sector + 1L) * sectorBytes, sectorBytes);
      for (int at = 0; at + ENTRY_BYTES <= entries.limit(); at += ENTRY_BYTES) {
        names.add(name(entries, at));
      }
      sector = next(sector);
    }
    return names;
  }

  private static String name(ByteBuffer entries, int at) {
    int bytes = Math.max(0, Math.min(64, entries.getShort(at + 64)) - 2);
    byte[] name = new byte[bytes];
    entries.get(at, name);
    return new String(name, StandardCharsets.UTF_16LE);
  }

  private int next(int sector) throws IOException {
    int perTable = sectorBytes / Integer.BYTES;
    int index = sector / perTable;
    if (index >= LISTED_TABLE_SECTORS) {
      return -1;
    }
    int table = header.getInt(76 + Integer.BYTES * index);
    if (table < 0) {
      return -1;
    }
    long at = (table + 1L) * sectorBytes + (long) Integer.BYTES * (sector % perTable);
    ByteBuffer link = read(file, at, Integer.BYTES);
    return link.limit() < Integer.BYTES ? -1 : link.getInt(0);
  }

  private static ByteBuffer read(SeekableByteChannel file, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(at);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      // Reads until the buffer is full or the file ends.
    }
    return buffer.flip();
  }
}
