package org.caselli.fax.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/** The charset of texts in mails, which is often wrong or missing. */
final class WrittenText {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private WrittenText() {}

  /**
   * Reads a text: in the charset that the mail says, if it is one; else in UTF-8, and where that
   * does not fit, in windows-1252.
   *
   * @param charset as the mail says; empty when it does not
   */
  static String of(byte[] bytes, String charset) {
    @Nullable Charset named = charset.isEmpty() ? null : CharsetUtil.lookup(charset);
    if (named != null
        && !named.equals(StandardCharsets.US_ASCII)
        && !named.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, named);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WESTERN);
    }
  }
}
