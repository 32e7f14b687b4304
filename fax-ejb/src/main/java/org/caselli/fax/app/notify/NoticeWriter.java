package org.caselli.fax.app.notify;

import com.samskivert.mustache.MustacheException;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the subject and the bodies of a notice. Thread-safe. */
final class NoticeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);

  private final NoticeTemplates templates = new NoticeTemplates();

  /**
   * The notice in the words of its account. A template that fails on these very values gives way to
   * the server's own: nobody is left without the notice.
   */
  Written written(Telling telling) {
    Map<String, Object> values = telling.values();
    return new Written(
        NoticeWords.oneLine(
            given(
                telling,
                telling.wording().subject(),
                telling.subject(),
                text -> GivenTemplate.text(text).written(values))),
        given(
            telling,
            telling.wording().plain(),
            templates.text(telling.kind(), values),
            text -> GivenTemplate.text(text).written(values)),
        given(
            telling,
            telling.wording().html(),
            templates.html(telling.kind(), values),
            text -> GivenTemplate.html(text).written(values)));
  }

  private static String given(
      Telling telling, String template, String own, Function<String, String> written) {
    if (template.isEmpty()) {
      return own;
    }
    try {
      return written.apply(template);
    } catch (MustacheException e) {
      LOG.warn(
          "The template {} that holds for account {} fails and is left out: {}",
          telling.kind().template(),
          telling.account(),
          e.getMessage());
      return own;
    }
  }
}
