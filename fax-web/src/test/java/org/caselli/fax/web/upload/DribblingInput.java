package org.caselli.fax.web.upload;

import java.io.ByteArrayInputStream;

/** A body that comes in pieces of a few bytes, as a slow network would deliver it. */
final class DribblingInput extends ByteArrayInputStream {
  private final int piece;

  DribblingInput(byte[] bytes, int piece) {
    super(bytes);
    this.piece = piece;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) {
    return super.read(bytes, offset, Math.min(piece, length));
  }

  /** Bytes that nobody has read yet. */
  int unread() {
    return count - pos;
  }
}
