package org.caselli.fax.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file whose writes wait for room. As thread-safe as the file itself. */
final class PatientChannel extends ForwardingChannel {
  private final FileChannel file;
  private final FullDisk disk;

  PatientChannel(FileChannel file, FullDisk disk) {
    super(file);
    this.file = file;
    this.disk = disk;
  }

  /** Writes all of it. */
  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    int count = source.remaining();
    disk.write(() -> writeOrUndo(source, position));
    return count;
  }

  /**
   * H2 finds its last commit by the end of the file: a part of a write that stayed there while its
   * process dies would take all commits since the last header along.
   */
  private void writeOrUndo(ByteBuffer source, long position) throws IOException {
    long size = file.size();
    int start = source.position();
    try {
      long to = position;
      while (source.hasRemaining()) {
        to += file.write(source, to);
      }
    } catch (IOException e) {
      source.position(start);
      if (file.size() > size) {
        file.truncate(size);
      }
      throw e;
    }
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.write(() -> file.force(metaData));
  }
}
