package org.caselli.fax.imaging.ccitt;

/** Encodes a bilevel page as one T.6 (Group 4, MMR) block closed by EOFB. */
public final class Group4Encoder {

  private Group4Encoder() {}

  /** See {@link FaxEncoder#encode(byte[], int, int, int, FaxCode)}. */
  public static byte[] encode(byte[] rows, int strideBytes, int widthPx, int heightPx) {
    return FaxEncoder.encode(rows, strideBytes, widthPx, heightPx, FaxCode.mmr());
  }
}
