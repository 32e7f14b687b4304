package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.notice.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Language GERMAN = new Language("de");

  /** One that is forgotten would speak English to its readers. */
  static Set<String> languages() {
    return Set.copyOf(Words.languages());
  }

  private static Properties file(String language) throws IOException {
    String name = language.equals("en") ? "words" : "words_" + language;
    try (InputStream in = WordsTest.class.getResourceAsStream("/notices/" + name + ".properties")) {
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    }
  }

  private static Set<Integer> places(String pattern) {
    int count = new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (pattern.contains("{" + i)) {
        places.add(i);
      }
    }
    return places;
  }

  @Test
  void the_server_speaks_english_and_german() {
    assertThat(Words.languages()).startsWith("en").contains("de");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_language_has_every_word_with_the_same_values_in_it(String language) throws Exception {
    Properties english = file("en");
    Properties words = file(language);

    assertThat(words.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(words.getProperty(key)))
          .as("%s in %s", key, language)
          .isEqualTo(places(english.getProperty(key)));
      assertThat(words.getProperty(key).replace("''", ""))
          .as("%s in %s has an apostrophe that stands alone", key, language)
          .doesNotContain("'");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_language_has_a_word_for_every_cause_and_every_advice(String language) throws Exception {
    Set<String> keys = file(language).stringPropertyNames();

    assertThat(keys)
        .containsAll(Causes.KNOWN.names().stream().map(name -> "cause." + name).toList())
        .containsAll(Causes.KNOWN.advices().stream().map(name -> "advice." + name).toList());
    assertThat(keys.stream().filter(key -> key.startsWith("cause.")).map(key -> key.substring(6)))
        .as("words for causes that there are not")
        .containsExactlyInAnyOrderElementsOf(Causes.KNOWN.names());
  }

  @ParameterizedTest
  @EnumSource(HangupCause.class)
  void every_hangup_cause_is_known_again(HangupCause cause) {
    assertThat(Causes.KNOWN.knows(cause.sentence())).isTrue();
  }

  @Test
  void a_language_as_in_a_country_has_the_words_of_the_language() {
    assertThat(Words.of(new Language("de-AT")).say("words.account")).isEqualTo("Konto");
    assertThat(Words.of(new Language("de_DE")).tag()).isEqualTo("de-DE");
  }

  @Test
  void a_language_that_there_is_not_is_english_wherever_the_host_is() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Words words = Words.of(new Language("xh"));

      assertThat(words.say("words.account")).isEqualTo("Account");
      assertThat(words.tag()).isEqualTo("en");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void dates_and_numbers_are_written_as_in_the_language() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    ZoneId rome = ZoneId.of("Europe/Rome");

    assertThat(Words.of(GERMAN).date(noon, rome))
        .isEqualTo("Montag, 23. November 2026, 13:00:00 Uhr MEZ");
    assertThat(Words.of(GERMAN).say("speed", 14_400)).isEqualTo("14.400 bit/s");
    assertThat(Words.of(GERMAN).pages(1)).isEqualTo("1 Seite");
    assertThat(Words.of(GERMAN).pages(1_200)).isEqualTo("1.200 Seiten");
    assertThat(Words.of(Language.ENGLISH).date(noon, rome))
        .isEqualTo("Monday, 23 November 2026, 13:00:00 CET");
  }

  @Test
  void a_cause_within_a_cause_is_told_in_the_language_too() {
    assertThat(
            Causes.KNOWN.told(
                "The fax expires before the next attempt; the last one: The line is busy",
                Words.of(GERMAN)))
        .isEqualTo(
            "Die Frist des Faxes endet vor dem nächsten Versuch; der letzte: Der Anschluss ist"
                + " besetzt");
    assertThat(
            Causes.KNOWN.told(
                "Document 2 of 3: The PDF is damaged; save the document anew and send that.",
                Words.of(GERMAN)))
        .isEqualTo(
            "Dokument 2 von 3: Das Dokument ist beschädigt; speichern Sie es neu und senden Sie"
                + " das");
  }

  @Test
  void several_reasons_in_one_are_told_one_by_one() {
    assertThat(
            Causes.KNOWN.told(
                "logo.png (image/png) is of a type that is not faxed from mails to this faxbox;"
                    + " attach a PDF, TIFF or Office document",
                Words.of(GERMAN)))
        .isEqualTo(
            "logo.png (image/png) ist von einer Art, die aus Mails an diese Faxbox nicht gefaxt"
                + " wird; Hängen Sie ein PDF, ein TIFF oder ein Office-Dokument an");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nobody has ever seen this", "a; b; c", "{0}", "It's {odd}"})
  void a_reason_that_is_not_known_is_told_as_it_is(String reason) {
    assertThat(Causes.KNOWN.told(reason, Words.of(GERMAN))).isEqualTo(reason);
    assertThatCode(() -> Causes.KNOWN.advice(reason, Words.of(GERMAN))).doesNotThrowAnyException();
  }
}
