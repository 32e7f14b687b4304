package org.caselli.fax.domain.faxbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerRulesTest {
  private static List<String> words(String text) {
    return Stream.of(text.split(";")).filter(word -> !word.isBlank()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',              '',              +12025550100,  true",
        "'',              '',              '',            true",
        "(202) 555-0100,  '',              12025550100,   true",
        "(202) 555-0100,  '',              12025550101,   false",
        "+1202*,          '',              2025550100,    true",
        "+1202*,          +12025550100,    2025550100,    false",
        "0044*,           '',              +442079460000, true",
        "+44*,            '',              +12025550100,  false",
        "'',              anonymous,       anonymous,     false",
        "'',              anonymous,       '',            false",
        "'',              anonymous,       Unavailable,   false",
        "'',              anonymous,       +12025550100,  true",
        "+1202*,          '',              restricted,    false",
        "+1202*;anonymous,'',              restricted,    true",
        "1001,            '',              1001,          true",
        "'',              *,               +12025550100,  true"
      })
  void who_is_denied_or_not_allowed_is_not_admitted(
      String allowed, String denied, String caller, boolean admitted) {
    assertThat(new CallerRules(words(allowed), words(denied)).admits(caller)).isEqualTo(admitted);
  }

  @Test
  void a_faxbox_says_whom_it_takes() {
    FaxboxDocument document =
        new FaxboxDocument(
            Map.of("name", "desk", "caller_deny_list", List.of("+12025550100", "+44*")));

    assertThat(document.callerRules())
        .isEqualTo(new CallerRules(List.of(), List.of("+12025550100", "+44*")));
  }
}
