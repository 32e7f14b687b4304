package org.caselli.fax.imaging.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first characters of a text file, and what markup they show. */
final class TextHead {

  /** One control character in so many makes a file binary. */
  private static final int RARE = 100;

  private static final String LAYOUT = "\t\n\f\r";

  private static final Pattern HTML =
      Pattern.compile("(?s)<(!doctype\\s+html|html|head|body|title|meta)[\\s>].*");

  private static final Map<String, DocumentType> FLAT =
      Map.of(
          "application/vnd.oasis.opendocument.text", DocumentType.FLAT_OPEN_TEXT,
          "application/vnd.oasis.opendocument.spreadsheet", DocumentType.FLAT_OPEN_SPREADSHEET,
          "application/vnd.oasis.opendocument.presentation", DocumentType.FLAT_OPEN_PRESENTATION,
          "application/vnd.oasis.opendocument.graphics", DocumentType.FLAT_OPEN_DRAWING);

  private final String text;

  private TextHead(String text) {
    this.text = text;
  }

  static boolean isText(byte[] head) {
    if (utf16(head).isPresent()) {
      return true;
    }
    int controls = 0;
    for (byte each : head) {
      if (each == 0) {
        return false;
      }
      boolean layout = each >= '\b' && each <= '\r' || each == 0x1a || each == 0x1b;
      controls += each >= 0 && each < ' ' && !layout ? 1 : 0;
    }
    return controls * RARE <= head.length;
  }

  /** UTF-16 by its byte order mark, or by the zeros of mostly Latin text. */
  private static Optional<Charset> utf16(byte[] head) {
    if (head.length < 2) {
      return Optional.empty();
    }
    if (head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  static TextHead of(byte[] head) {
    Charset charset = utf16(head).orElse(StandardCharsets.UTF_8);
    String text = new String(head, charset).toLowerCase(Locale.ROOT);
    return new TextHead(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** Whether it holds nothing but characters, lines, tabs and page breaks. */
  boolean isClean() {
    return text.chars().noneMatch(each -> each < ' ' && LAYOUT.indexOf(each) < 0);
  }

  Optional<DocumentType> type() {
    String body = withoutProlog();
    if (body.startsWith("{\\rtf")) {
      return Optional.of(DocumentType.RTF);
    }
    if (HTML.matcher(body).matches()) {
      return Optional.of(DocumentType.HTML);
    }
    if (body.startsWith("<office:document")) {
      int end = body.indexOf('>');
      String root = end < 0 ? body : body.substring(0, end);
      return FLAT.entrySet().stream()
          .filter(each -> root.contains(each.getKey() + "\"") || root.contains(each.getKey() + "'"))
          .map(Map.Entry::getValue)
          .findAny();
    }
    return Optional.empty();
  }

  Optional<String> foreign() {
    if (text.contains("<?mso-application") || withoutProlog().startsWith("<w:worddocument")) {
      return Optional.of("an Office 2003 XML document");
    }
    return withoutProlog().startsWith("<svg") ? Optional.of("an SVG drawing") : Optional.empty();
  }

  /** The text from its first element or declaration of type on, if it is XML or HTML. */
  private String withoutProlog() {
    int at = 0;
    while (at < text.length()) {
      int end;
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      } else if (text.startsWith("<!--", at)) {
        end = text.indexOf("-->", at + 4) + 2;
      } else if (text.startsWith("<?", at)) {
        end = text.indexOf("?>", at + 2) + 1;
      } else if (text.startsWith("<!doctype", at) && !text.startsWith("<!doctype html", at)) {
        end = text.indexOf(">", at);
      } else {
        return text.substring(at);
      }
      if (end <= at) {
        return "";
      }
      at = end + 1;
    }
    return "";
  }
}
