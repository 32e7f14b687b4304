package org.caselli.fax.app.notify;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.caselli.fax.domain.notice.NoticeKind;

/**
 * The texts of notices: Mustache templates under {@code notices/}, named as in Kazoo (spec 9.1). In
 * HTML every value is escaped; a value that a template wants and does not get is an error.
 * Immutable.
 */
final class NoticeTemplates {
  private static final Set<String> PARTS =
      Set.of(
          "top.html",
          "picture.html",
          "details.html",
          "attempts.html",
          "foot.html",
          "details.txt",
          "attempts.txt",
          "foot.txt");

  private final Map<NoticeKind, Template> texts = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Template> pages = new EnumMap<>(NoticeKind.class);

  NoticeTemplates() {
    Mustache.Compiler html =
        Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withLoader(NoticeTemplates::source);
    Mustache.Compiler text = html.escapeHTML(false);
    for (NoticeKind kind : NoticeKind.values()) {
      texts.put(kind, text.compile(plain(kind)));
      pages.put(kind, html.compile(page(kind)));
    }
  }

  /** A part that every template may include. */
  static Reader part(String name) {
    if (!PARTS.contains(name)) {
      throw new MustacheException("There is no part " + name + " to include");
    }
    return source(name);
  }

  /** The server's own plain body of a kind of notice. */
  static String plain(NoticeKind kind) {
    return read(kind.template() + ".txt");
  }

  /** The server's own HTML body of a kind of notice. */
  static String page(NoticeKind kind) {
    return read(kind.template() + ".html");
  }

  private static Reader source(String name) {
    return new StringReader(read(name));
  }

  private static String read(String name) {
    try (InputStream in = NoticeTemplates.class.getResourceAsStream("/notices/" + name)) {
      if (in == null) {
        throw new IllegalStateException("There is no template notices/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(NoticeKind kind, Map<String, Object> values) {
    return texts.get(kind).execute(values);
  }

  String html(NoticeKind kind, Map<String, Object> values) {
    return pages.get(kind).execute(values);
  }
}
