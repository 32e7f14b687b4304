package org.caselli.fax.app.notify;

import com.samskivert.mustache.MustacheException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.caselli.fax.domain.notice.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the subject and the bodies of a notice. Thread-safe. */
final class NoticeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);

  private final NoticeTemplates templates = new NoticeTemplates();

  /** A notice as it is mailed. */
  record Written(String subject, String plain, String html) {}

  /** All values that a template may show, by name. */
  static Map<String, Object> values(NoticeStory story, String remark) {
    NoticeView view = NoticeView.of(story);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("subject", view.subject());
    values.putAll(view.values(remark));
    values.putAll(Macros.of(story));
    return values;
  }

  /**
   * The notice in the words of its account. A template that fails on this very story gives way to
   * the server's own: nobody is left without the notice.
   */
  Written written(NoticeStory story, String remark) {
    Map<String, Object> values = values(story, remark);
    Wording wording = story.wording();
    String subject = String.valueOf(values.get("subject"));
    return new Written(
        NoticeWords.oneLine(
            given(
                story,
                wording.subject(),
                subject,
                text -> GivenTemplate.text(text).written(values))),
        given(
            story,
            wording.plain(),
            templates.text(story.kind(), values),
            text -> GivenTemplate.text(text).written(values)),
        given(
            story,
            wording.html(),
            templates.html(story.kind(), values),
            text -> GivenTemplate.html(text).written(values)));
  }

  private static String given(
      NoticeStory story, String template, String own, Function<String, String> written) {
    if (template.isEmpty()) {
      return own;
    }
    try {
      return written.apply(template);
    } catch (MustacheException e) {
      LOG.warn(
          "The template {} that holds for account {} fails and is left out: {}",
          story.kind().template(),
          story.account().id(),
          e.getMessage());
      return own;
    }
  }
}
