package org.caselli.fax.app.notify;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.caselli.fax.domain.notice.NoticeKind;

/**
 * The texts of notices: Mustache templates under {@code notices/}, named as in Kazoo (spec 9.1). In
 * HTML every value is escaped; a value that a template wants and does not get is an error.
 * Immutable.
 */
final class NoticeTemplates {
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
      texts.put(kind, text.compile(source(name(kind) + ".txt")));
      pages.put(kind, html.compile(source(name(kind) + ".html")));
    }
  }

  private static String name(NoticeKind kind) {
    return switch (kind) {
      case RECEIPT -> "fax_outbound_to_email";
      case ERROR -> "fax_outbound_error_to_email";
      case ARRIVAL -> "fax_inbound_to_email";
      case RECEPTION_ERROR -> "fax_inbound_error_to_email";
    };
  }

  private static Reader source(String name) {
    try (InputStream in = NoticeTemplates.class.getResourceAsStream("/notices/" + name)) {
      if (in == null) {
        throw new IllegalStateException("There is no template notices/" + name);
      }
      return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
