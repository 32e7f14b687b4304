package org.caselli.fax.app.notify;

import com.samskivert.mustache.MustacheException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** What a wording must be like: it is tried on an invented fax. Pure. */
final class WordingRules {
  private WordingRules() {}

  /**
   * Demands that each template can be read, uses known names only and works.
   *
   * @param sample of the wording's kind
   * @throws FaxException invalid, with one violation for each template that is not good
   */
  static void demandValid(Wording wording, Telling sample) {
    Map<String, Object> values = sample.values();
    List<Violation> violations = new ArrayList<>();
    violation("subject", wording.subject(), GivenTemplate::text, values).ifPresent(violations::add);
    violation("plain", wording.plain(), GivenTemplate::text, values).ifPresent(violations::add);
    violation("html", wording.html(), GivenTemplate::html, values).ifPresent(violations::add);
    if (!violations.isEmpty()) {
      throw FaxException.invalid(violations.toArray(Violation[]::new));
    }
  }

  private static Optional<Violation> violation(
      String field,
      String source,
      Function<String, GivenTemplate> compiled,
      Map<String, Object> values) {
    try {
      GivenTemplate template = compiled.apply(source);
      Set<String> unknown = template.unknownNames(values.keySet());
      if (!unknown.isEmpty()) {
        return wrong(
            field,
            "There is no value "
                + String.join(", ", unknown)
                + ". Those that there are stand under macros in the GET of the notification");
      }
      template.written(values);
      return Optional.empty();
    } catch (MustacheException e) {
      return wrong(field, NoticeWords.oneLine(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Violation> wrong(String field, String why) {
    return Optional.of(
        new Violation(
            field, "template", "The template cannot be used. " + NoticeWords.sentence(why)));
  }
}
