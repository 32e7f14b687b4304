package org.caselli.fax.imaging.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Numbers of a TIFF file at given offsets, in the byte order of the file, through one window that
 * follows the reads.
 */
public final class TiffBytes {

  private static final int WINDOW = 4 * 1024;

  private final FileChannel channel;
  private final long length;
  private final boolean littleEndian;
  private final boolean big;
  private final byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowSize;

  TiffBytes(FileChannel channel) throws IOException, MalformedTiffException {
    this.channel = channel;
    this.length = channel.size();
    if (length < 8) {
      throw new MalformedTiffException("The file is too short for a TIFF");
    }
    int first = at(0);
    if (first != at(1) || first != 'I' && first != 'M') {
      throw new MalformedTiffException("The file does not begin like a TIFF");
    }
    this.littleEndian = first == 'I';
    long version = unsigned(2, 2);
    if (version != 42 && version != 43) {
      throw new MalformedTiffException("The file does not begin like a TIFF");
    }
    this.big = version == 43;
  }

  boolean big() {
    return big;
  }

  long length() {
    return length;
  }

  long firstDirectory() throws IOException {
    return big ? unsigned(8, 8) : unsigned(4, 4);
  }

  /** An unsigned number of 1 to 8 bytes; one of 8 bytes with the top bit set comes out negative. */
  long unsigned(long offset, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      long next = at(littleEndian ? offset + bytes - 1 - i : offset + i);
      value = value << 8 | next;
    }
    return value;
  }

  private int at(long offset) throws IOException {
    if (offset < 0 || offset >= length) {
      throw new EOFException("Offset " + offset + " is outside of the file");
    }
    if (offset < windowAt || offset >= windowAt + windowSize) {
      fill(offset);
    }
    return window[(int) (offset - windowAt)] & 0xff;
  }

  private void fill(long offset) throws IOException {
    windowAt = Math.max(0, offset - 16);
    windowSize = 0;
    ByteBuffer target = ByteBuffer.wrap(window);
    while (target.hasRemaining()) {
      int read = channel.read(target, windowAt + target.position());
      if (read < 0) {
        break;
      }
    }
    windowSize = target.position();
    if (offset >= windowAt + windowSize) {
      throw new EOFException("The file became shorter while it was read");
    }
  }
}
