package org.caselli.fax.imaging.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.imaging.UnreadableDocumentException;

/**
 * Bytes to characters: by a byte order mark, else by the charset of the media type, else as UTF-8
 * where they are valid UTF-8, else as windows-1252, of which ISO 8859-1 text is a part.
 */
final class TextDecoding {

  /** More than a thousand full pages of text. */
  static final int MOST_BYTES = 16 << 20;

  private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([^\\s\"';]+)");

  private TextDecoding() {}

  static String decode(Path file, String mediaType)
      throws UnreadableDocumentException, IOException {
    byte[] bytes = bytes(file);
    Optional<Charset> mark = byMark(bytes);
    if (mark.isPresent()) {
      String text = new String(bytes, mark.get());
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    Optional<Charset> declared = declared(mediaType);
    if (declared.isPresent()) {
      return new String(bytes, declared.get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS_LATIN);
    }
  }

  static byte[] bytes(Path file) throws UnreadableDocumentException, IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw UnreadableDocumentException.tooLarge(
          "The text is longer than " + (MOST_BYTES >> 20) + " MB");
    }
    return Files.readAllBytes(file);
  }

  private static Optional<Charset> byMark(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    boolean utf8 =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
  }

  /** The charset that a media type names, if it does and this machine knows it. */
  static Optional<Charset> declared(String mediaType) {
    Matcher name = CHARSET.matcher(mediaType);
    if (!name.find()) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name.group(1));
      boolean plain = charset.equals(StandardCharsets.US_ASCII);
      // What is called ASCII and is not, is decoded as what it is.
      return plain ? Optional.empty() : Optional.of(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
