package org.caselli.fax.domain.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A language that notices are written in, perhaps as in one country.
 *
 * @param tag as in BCP 47, in lower case: {@code de} or {@code de-at}
 */
public record Language(String tag) {
  /** How accounts and users give it; {@code en-us} is Kazoo's way. */
  public static final Pattern FORM = Pattern.compile("[a-zA-Z]{2,3}([-_][a-zA-Z]{2})?");

  /** What the server's own words are in where nothing else is. */
  public static final Language ENGLISH = new Language("en");

  public Language {
    if (!FORM.matcher(tag).matches()) {
      throw new IllegalArgumentException("This is no language: " + tag);
    }
    tag = tag.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The language that a document names; empty when it names none that makes sense. */
  public static Optional<Language> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Language(text)) : Optional.empty();
  }

  /** As it formats dates and numbers. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** Its tag, and the one without the country: the nearest first. */
  public List<String> tags() {
    List<String> tags = new ArrayList<>(List.of(tag));
    int country = tag.indexOf('-');
    if (country > 0) {
      tags.add(tag.substring(0, country));
    }
    return tags;
  }

  @Override
  public String toString() {
    return tag;
  }
}
