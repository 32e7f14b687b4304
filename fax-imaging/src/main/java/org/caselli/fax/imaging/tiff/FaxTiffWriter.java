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
 * Writes a multi-page fax TIFF: classic, little-endian, one Group 4 strip per page, most
 * significant bit first, white is zero (TIFF-F: RFC 2306, profile F of RFC 3949). The pages' number
 * is known beforehand, as PageNumber holds the total. Not thread-safe; closing it without all pages
 * leaves an unfinished file, which the owner deletes.
 */
public final class FaxTiffWriter implements Closeable {

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int ASCII = 2;
  private static final int FIELDS = 19;
  private static final byte[] SOFTWARE = "Caselli Fax\0".getBytes(StandardCharsets.US_ASCII);
  private static final long LARGEST_FILE = 0xffff_ffffL;

  private final FileChannel channel;
  private final int totalPages;
  private int pages;
  private long end = 8;
  private long linkAt = 4;

  public FaxTiffWriter(Path target, int totalPages) throws IOException {
    if (totalPages < 1 || totalPages > 0xffff) {
      throw new IllegalArgumentException("A fax TIFF has 1 to 65535 pages, not " + totalPages);
    }
    this.totalPages = totalPages;
    this.channel =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    write(0, buffer(8).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0));
  }

  /**
   * Appends a page.
   *
   * @param group4 the whole page as one T.6 block
   * @param xDpi horizontal pixels per inch
   * @param yLinesPerInch 98, 196 or 391
   */
  public void page(byte[] group4, int widthPx, int heightPx, int xDpi, int yLinesPerInch)
      throws IOException {
    if (pages == totalPages) {
      throw new IllegalStateException("All " + totalPages + " pages are written");
    }
    long stripAt = end;
    long directoryAt = stripAt + group4.length + (group4.length & 1);
    long extraAt = directoryAt + 2 + 12L * FIELDS + 4;
    if (extraAt + 64 > LARGEST_FILE) {
      throw new IOException("The fax grows beyond the 4 GB that a TIFF can hold");
    }
    write(stripAt, ByteBuffer.wrap(group4).position(group4.length));
    ByteBuffer directory = buffer(2 + 12 * FIELDS + 4 + 16 + SOFTWARE.length);
    directory.putShort((short) FIELDS);
    field(directory, 254, LONG, 1, 2);
    field(directory, 256, LONG, 1, widthPx);
    field(directory, 257, LONG, 1, heightPx);
    field(directory, 258, SHORT, 1, 1);
    field(directory, 259, SHORT, 1, TiffDirectory.GROUP_4);
    field(directory, 262, SHORT, 1, TiffDirectory.WHITE_IS_ZERO);
    field(directory, 266, SHORT, 1, 1);
    field(directory, 273, LONG, 1, (int) stripAt);
    field(directory, 274, SHORT, 1, 1);
    field(directory, 277, SHORT, 1, 1);
    field(directory, 278, LONG, 1, heightPx);
    field(directory, 279, LONG, 1, group4.length);
    field(directory, 282, RATIONAL, 1, (int) extraAt);
    field(directory, 283, RATIONAL, 1, (int) extraAt + 8);
    field(directory, 284, SHORT, 1, 1);
    field(directory, 293, LONG, 1, 0);
    field(directory, 296, SHORT, 1, 2);
    field(directory, 297, SHORT, 2, pages | totalPages << 16);
    field(directory, 305, ASCII, SOFTWARE.length, (int) extraAt + 16);
    directory.putInt(0);
    directory.putInt(xDpi).putInt(1).putInt(yLinesPerInch).putInt(1).put(SOFTWARE);
    end = directoryAt + directory.position();
    write(directoryAt, directory);
    write(linkAt, buffer(4).putInt((int) directoryAt));
    linkAt = extraAt - 4;
    pages++;
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
