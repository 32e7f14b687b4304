package org.caselli.fax.imaging.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * One record on a pipe: four bytes that tell it from stray output, its length as four bytes, and
 * that many bytes. Read as a whole before anything in it is believed.
 */
final class Frame {

  private static final int MARK = 0xFA_C5_00_01;

  /** The answer for a fax of 65,535 pages takes 1 MiB. */
  private static final int MOST_BYTES = 4 << 20;

  private Frame() {}

  /** Something other than a frame arrived. */
  static final class MalformedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
      super(message);
    }
  }

  static void write(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(MARK);
    out.writeInt(content.length);
    out.write(content);
    out.flush();
  }

  /**
   * Blocks until a frame has arrived.
   *
   * @throws EOFException when the other side has gone
   * @throws MalformedFrameException when the other side speaks something else
   */
  static byte[] read(DataInputStream in) throws IOException {
    if (in.readInt() != MARK) {
      throw new MalformedFrameException("The record does not begin with its mark");
    }
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new MalformedFrameException("The record has an impossible length: " + length);
    }
    byte[] content = new byte[length];
    in.readFully(content);
    return content;
  }
}
