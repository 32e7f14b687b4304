package org.caselli.fax.web.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * What a client sends. Its mistakes are told as such: a {@link FaxException} says too large when
 * the stream goes on after its limit, and malformed when it breaks off or cannot be decoded. So an
 * {@link IOException} of whoever reads it is always a fault of ours.
 */
final class ClientInput extends FilterInputStream {
  private final long limit;
  private long left;

  /**
   * Reads {@code in}.
   *
   * @param limit in bytes
   */
  ClientInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int read = readOn(bytes, offset, length);
    left -= Math.max(0, read);
    if (left < 0) {
      throw new FaxException(ProblemType.TOO_LARGE, "The body is larger than " + limit + " bytes");
    }
    return read;
  }

  private int readOn(byte[] bytes, int offset, int length) {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      FaxException malformed =
          new FaxException(
              ProblemType.MALFORMED, "The body breaks off or is malformed: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
