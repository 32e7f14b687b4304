package org.caselli.fax.app.notify;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.domain.notice.Language;

/**
 * What notices say, in one language: the resource bundle {@code notices/words}, of which each file
 * is a language. A word that a language lacks is English. Immutable.
 */
final class Words {
  private static final String BUNDLE = "notices.words";
  private static final String SHOWN = "words.";

  /** Without the language of this host, which is nobody's. */
  private static final ResourceBundle.Control AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** All that there is a file for, English first. */
  private static final List<String> LANGUAGES =
      Stream.concat(
              Stream.of(Language.ENGLISH.tag()),
              Stream.of(Locale.getISOLanguages())
                  .filter(
                      tag ->
                          Words.class.getResource("/notices/words_" + tag + ".properties") != null))
          .toList();

  private final ResourceBundle bundle;
  private final Locale locale;

  private Words(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The words of a language, or of the nearest that there is. */
  static Words of(Language language) {
    ClassLoader loader = Words.class.getClassLoader();
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), loader, AS_ASKED);
    boolean isEnglish = bundle.getLocale().equals(Locale.ROOT);
    boolean asked = !isEnglish || language.tags().contains(Language.ENGLISH.tag());
    return new Words(bundle, asked ? language.locale() : Language.ENGLISH.locale());
  }

  /** Tags of the languages that the server itself speaks. */
  static List<String> languages() {
    return LANGUAGES;
  }

  /** The language that is spoken, as HTML names it. */
  String tag() {
    return locale.toLanguageTag();
  }

  /** What stands under that key, with these values in it. */
  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** The words that every template may show, by name. */
  Map<String, Object> shown() {
    return bundle.keySet().stream()
        .filter(key -> key.startsWith(SHOWN))
        .collect(Collectors.toMap(key -> key, this::say));
  }

  /** Date and time with the name of the zone. */
  String date(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(say("date"), locale).format(instant.atZone(zone));
  }

  /** For instance {@code 1 min 23 s}. */
  String duration(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    int seconds = duration.toSecondsPart();
    if (hours > 0) {
      return say("hours", hours, minutes, seconds);
    }
    return minutes > 0 ? say("minutes", minutes, seconds) : say("seconds", seconds);
  }

  String pages(int count) {
    return say("pages", count);
  }

  /** Name and number, or only one of them when the other says nothing more. */
  String party(String name, String number) {
    String named = NoticeWords.oneLine(name);
    if (named.isEmpty() || named.equals(number)) {
      return number.isEmpty() ? say("unknown.party") : NoticeWords.oneLine(number);
    }
    return number.isEmpty() ? named : named + " (" + NoticeWords.oneLine(number) + ")";
  }
}
