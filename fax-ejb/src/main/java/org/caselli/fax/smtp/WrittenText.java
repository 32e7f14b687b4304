package org.caselli.fax.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.james.mime4j.util.CharsetUtil;
import org.caselli.fax.domain.document.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * How a text in a mail is written, as the mail says, which is often wrong or missing.
 *
 * @param charset empty when the mail does not say
 * @param lines what the ends of its lines mean
 */
record WrittenText(String charset, Lines lines) {
  /** Nothing is said. */
  static final WrittenText UNKNOWN = new WrittenText("", Lines.FIXED);

  private static final Charset WESTERN = Charset.forName("windows-1252");

  WrittenText {
    Objects.requireNonNull(charset);
    Objects.requireNonNull(lines);
  }

  /** What the end of a line means (RFC 3676 section 4). */
  enum Lines {
    /** That it ends. */
    FIXED,
    /** After a blank, that it goes on. */
    FLOWED,
    /** The same, and the blank is not a part of the text. */
    FLOWED_WITHOUT_BLANKS
  }

  /**
   * As the parameters of its {@code Content-Type} say.
   *
   * @param parameters by names in lower case
   */
  static WrittenText of(MediaType type, Map<String, String> parameters) {
    boolean flowed =
        type.name().equals("text/plain")
            && "flowed".equalsIgnoreCase(parameters.getOrDefault("format", ""));
    boolean blanks = !"yes".equalsIgnoreCase(parameters.getOrDefault("delsp", ""));
    Lines lines = blanks ? Lines.FLOWED : Lines.FLOWED_WITHOUT_BLANKS;
    return new WrittenText(parameters.getOrDefault("charset", ""), flowed ? lines : Lines.FIXED);
  }

  /** Reads a text, with its lines as they were meant. */
  String read(byte[] bytes) {
    String text = decoded(bytes);
    return switch (lines) {
      case FIXED -> text;
      case FLOWED -> FlowedText.unfolded(text, false);
      case FLOWED_WITHOUT_BLANKS -> FlowedText.unfolded(text, true);
    };
  }

  /**
   * In the charset that the mail says, if it is one; else in UTF-8, and where that does not fit, in
   * windows-1252.
   */
  private String decoded(byte[] bytes) {
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
