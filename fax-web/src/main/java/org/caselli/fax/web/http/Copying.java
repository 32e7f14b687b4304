package org.caselli.fax.web.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies a part of a stream with a small buffer. */
public final class Copying {
  private static final int BUFFER = 32 * 1024;

  private Copying() {}

  /**
   * Copies {@code length} bytes; closes neither stream.
   *
   * @throws EOFException when the input is shorter
   */
  public static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException(left + " bytes are missing");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
