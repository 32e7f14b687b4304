package org.caselli.fax.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a multi-page fax TIFF: classic, little-endian, white is zero, one strip per page behind
 * its directory (TIFF-F: RFC 2306; RFC 3949, profiles S and F). The pages' number is known
 * beforehand, as PageNumber holds the total. Not thread-safe; closing it without all pages leaves
 * an unfinished file, which the owner deletes.
 */
public final class FaxTiffWriter implements Closeable {

  /** What the field Software says. */
  static final String SOFTWARE = "Caselli Fax";

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int ASCII = 2;
  private static final int MOST_FIELDS = 22;
  private static final byte[] SOFTWARE_FIELD =
      (SOFTWARE + "\0").getBytes(StandardCharsets.US_ASCII);
  private static final int EXTRA_BYTES = 16 + SOFTWARE_FIELD.length;
  private static final long LARGEST_FILE = 0xffff_ffffL;
  private static final int NO_BAD_ROWS = 0;
  private static final int BAD_ROWS_REPLACED = 1;

  private final FileChannel channel;
  private final FaxTiffProfile profile;
  private final int totalPages;
  private int pages;
  private long end = 8;
  private long linkAt = 4;

  /** Writes profile F. */
  public FaxTiffWriter(Path target, int totalPages) throws IOException {
    this(target, totalPages, FaxTiffProfile.F);
  }

  public FaxTiffWriter(Path target, int totalPages, FaxTiffProfile profile) throws IOException {
    if (totalPages < 1 || totalPages > 0xffff) {
      throw new IllegalArgumentException("A fax TIFF has 1 to 65535 pages, not " + totalPages);
    }
    this.totalPages = totalPages;
    this.profile = profile;
    this.channel =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    write(0, buffer(8).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0));
  }

  /** Appends a page; an {@link IllegalArgumentException} says that the profile has no such page. */
  public void page(FaxTiffPage page) throws IOException {
    if (pages == totalPages) {
      throw new IllegalStateException("All " + totalPages + " pages are written");
    }
    profile.require(page);
    long directoryAt = end + (end & 1);
    long after = directoryAt + 2 + 12L * MOST_FIELDS + 4 + EXTRA_BYTES + page.code().length;
    if (after > LARGEST_FILE) {
      throw new IOException("The fax grows beyond the 4 GB that a TIFF can hold");
    }
    ByteBuffer directory = directory(page, directoryAt);
    linkTo(directoryAt);
    linkAt = directoryAt + directory.position() - EXTRA_BYTES - 4;
    long stripAt = directoryAt + directory.position();
    write(directoryAt, directory);
    byte[] strip = page.code();
    if (profile == FaxTiffProfile.S) {
      strip = strip.clone();
      TiffStrips.reverse(strip);
    }
    write(stripAt, ByteBuffer.wrap(strip).position(strip.length));
    end = stripAt + strip.length;
    pages++;
  }

  private void linkTo(long directoryAt) throws IOException {
    write(linkAt, buffer(4).putInt((int) directoryAt));
  }

  /** The directory, the values that do not fit into it, and the place of the strip behind both. */
  private ByteBuffer directory(FaxTiffPage page, long at) {
    boolean damaged = !page.damage().none();
    int fields = damaged ? MOST_FIELDS : MOST_FIELDS - 2;
    int extraAt = (int) at + 2 + 12 * fields + 4;
    ByteBuffer directory = buffer(2 + 12 * fields + 4 + EXTRA_BYTES);
    directory.putShort((short) fields);
    field(directory, 254, LONG, 1, 2);
    field(directory, 256, LONG, 1, page.widthPx());
    field(directory, 257, LONG, 1, page.heightPx());
    field(directory, 258, SHORT, 1, 1);
    int group = page.group3() ? TiffDirectory.GROUP_3 : TiffDirectory.GROUP_4;
    field(directory, 259, SHORT, 1, group);
    field(directory, 262, SHORT, 1, TiffDirectory.WHITE_IS_ZERO);
    field(directory, 266, SHORT, 1, profile == FaxTiffProfile.S ? TiffDirectory.REVERSED : 1);
    field(directory, 273, LONG, 1, extraAt + EXTRA_BYTES);
    field(directory, 274, SHORT, 1, 1);
    field(directory, 277, SHORT, 1, 1);
    field(directory, 278, LONG, 1, page.heightPx());
    field(directory, 279, LONG, 1, page.code().length);
    field(directory, 282, RATIONAL, 1, extraAt);
    field(directory, 283, RATIONAL, 1, extraAt + 8);
    field(directory, 284, SHORT, 1, 1);
    field(directory, page.group3() ? 292 : 293, LONG, 1, page.options());
    field(directory, 296, SHORT, 1, 2);
    field(directory, 297, SHORT, 2, pages | totalPages << 16);
    field(directory, 305, ASCII, SOFTWARE_FIELD.length, extraAt + 16);
    if (damaged) {
      field(directory, 326, LONG, 1, page.damage().rows());
    }
    field(directory, 327, SHORT, 1, damaged ? BAD_ROWS_REPLACED : NO_BAD_ROWS);
    if (damaged) {
      field(directory, 328, LONG, 1, page.damage().longestRun());
    }
    directory.putInt(0);
    directory.putInt(page.xDpi()).putInt(1).putInt(page.yLinesPerInch()).putInt(1);
    return directory.put(SOFTWARE_FIELD);
  }

  /** Bytes of the file so far. */
  public long bytes() {
    return end;
  }

  /** Makes sure that every announced page was written. */
  public void finish() {
    if (pages != totalPages) {
      throw new IllegalStateException(pages + " of " + totalPages + " pages were written");
    }
  }

  private static void field(ByteBuffer directory, int tag, int type, int count, int value) {
    directory.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(long at, ByteBuffer filled) throws IOException {
    ByteBuffer content = filled.flip();
    long position = at;
    while (content.hasRemaining()) {
      position += channel.write(content, position);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
