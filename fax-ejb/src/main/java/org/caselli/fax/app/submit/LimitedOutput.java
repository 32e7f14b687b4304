package org.caselli.fax.app.submit;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on up to a limit, and fails beyond it. Used by one thread at a time. */
final class LimitedOutput extends OutputStream {
  private final long limitBytes;
  private OutputStream out = OutputStream.nullOutputStream();
  private long total;

  LimitedOutput(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Where the bytes go from now on; whoever made it closes it. */
  void writeTo(OutputStream target) {
    out = target;
  }

  /** Whether more came than is allowed. */
  boolean isExceeded() {
    return total > limitBytes;
  }

  @Override
  public void write(int value) throws IOException {
    count(1);
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count(length);
    out.write(bytes, offset, length);
  }

  private void count(int length) throws IOException {
    total += length;
    if (isExceeded()) {
      throw new IOException("More than " + limitBytes + " bytes came");
    }
  }
}
