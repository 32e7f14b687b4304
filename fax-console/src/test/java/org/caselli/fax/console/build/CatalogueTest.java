package org.caselli.fax.console.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages of the console say the same things, with the same blanks to fill in. */
class CatalogueTest {
  private static final Path LANGUAGES = Path.of("src/main/console/i18n");
  private static final Pattern MESSAGE =
      Pattern.compile("^ {2}'([^']+)':\\s*(['\"`])(.*?)(?<!\\\\)\\2,$", Pattern.MULTILINE);
  private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @ValueSource(strings = {"shell", "people", "admin", "operate"})
  void german_has_every_message_of_english_and_no_other(String area) throws IOException {
    Map<String, String> english = messages("en", area);

    assertThat(english).isNotEmpty();
    assertThat(messages("de", area)).containsOnlyKeys(english.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell", "people", "admin", "operate"})
  void german_fills_in_what_english_fills_in(String area) throws IOException {
    Map<String, String> german = messages("de", area);

    messages("en", area)
        .forEach(
            (key, message) ->
                assertThat(blanks(german.getOrDefault(key, "")))
                    .as(key)
                    .isEqualTo(blanks(message)));
  }

  private static Set<String> blanks(String message) {
    return BLANK.matcher(message).results().map(match -> match.group()).collect(Collectors.toSet());
  }

  private static Map<String, String> messages(String language, String area) throws IOException {
    Map<String, String> messages = new TreeMap<>();
    Matcher found =
        MESSAGE.matcher(Files.readString(LANGUAGES.resolve(language + "/" + area + ".ts")));
    while (found.find()) {
      messages.put(found.group(1), found.group(3));
    }
    return messages;
  }
}
