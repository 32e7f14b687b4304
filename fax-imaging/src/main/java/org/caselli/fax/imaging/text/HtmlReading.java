package org.caselli.fax.imaging.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * HTML as found to a document: its charset is that of its byte order mark, of the media type, of
 * its own declaration, UTF-8 or windows-1252, whichever is told first.
 */
final class HtmlReading {

  private HtmlReading() {}

  static Document read(Path file, String mediaType)
      throws UnreadableDocumentException, IOException {
    byte[] bytes = TextDecoding.bytes(file);
    Optional<Charset> declared = TextDecoding.declared(mediaType);
    if (declared.isPresent()) {
      return parse(bytes, declared.get().name());
    }
    Document document = parse(bytes, null);
    boolean assumed = document.charset().equals(StandardCharsets.UTF_8) && !isUtf8(bytes);
    return assumed ? parse(bytes, "windows-1252") : document;
  }

  private static Document parse(byte[] bytes, String charset) throws IOException {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return Jsoup.parse(in, charset, "");
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
