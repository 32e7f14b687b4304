package org.caselli.fax.app.submit;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on up to a limit, and fails beyond it. Used by one thread at a time. */
final class LimitedOutput extends OutputStream {
  /** Between two looks at the room that is left. */
  private static final long STRETCH = 4L * 1024 * 1024;

  private final long limitBytes;
  private final Runnable admission;
  private OutputStream out = OutputStream.nullOutputStream();
  private long total;
  private long admitted = STRETCH;

  /**
   * Output.
   *
   * @param admission asked from time to time whether there is room for more
   */
  LimitedOutput(long limitBytes, Runnable admission) {
    this.limitBytes = limitBytes;
    this.admission = admission;
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
    if (total > admitted) {
      admission.run();
      admitted = total + STRETCH;
    }
  }
}
