package org.caselli.fax.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePathWrapper;

/** Files on a disk whose room the test decides: what does not fit is written in part. */
public final class NarrowFilePath extends FilePathWrapper {
  static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);
  static final AtomicInteger REFUSED = new AtomicInteger();

  @Override
  public String getScheme() {
    return "narrow";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Narrow(super.open(mode));
  }

  private static final class Narrow extends ForwardingChannel {
    Narrow(FileChannel file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      long fits = Math.min(source.remaining(), ROOM.get() - position);
      if (fits <= 0) {
        REFUSED.incrementAndGet();
        throw new IOException("No space left on device");
      }
      ByteBuffer part = source.duplicate();
      part.limit(part.position() + (int) fits);
      int count = super.write(part, position);
      source.position(source.position() + count);
      return count;
    }
  }
}
