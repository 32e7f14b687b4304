package org.caselli.fax.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A mail as it comes from the client. Watches whether lines end with CR and LF together, as they
 * must (RFC 5321 section 2.3.8): servers that differ over a CR or LF alone can be made to see two
 * mails where there is one. For one thread.
 */
final class MailLines extends FilterInputStream {
  private int last = -1;
  private boolean clean = true;
  private boolean lost;
  private long count;

  MailLines(InputStream in) {
    super(in);
  }

  /** Whether no CR or LF stood alone so far. */
  boolean isClean() {
    return clean && last != '\r';
  }

  /** Whether the client went away before the end. */
  boolean isLost() {
    return lost;
  }

  /** Bytes that were read. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      lost = true;
      throw e;
    }
    for (int i = 0; i < read; i++) {
      look(bytes[offset + i]);
    }
    return read;
  }

  private void look(int next) {
    count++;
    if ((last == '\r') != (next == '\n')) {
      clean = false;
    }
    last = next;
  }
}
