package org.caselli.fax.domain.fax;

import static org.assertj.core.api.Assertions.assertThat;

import org.caselli.fax.domain.fax.SearchWords.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {
  private static Word only(String typed) {
    assertThat(SearchWords.of(typed).words()).hasSize(1);
    return SearchWords.of(typed).words().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t\n"})
  void blanks_ask_for_everything(String typed) {
    assertThat(SearchWords.of(typed).isEmpty()).isTrue();
  }

  @Test
  void each_word_counts_once_and_capitals_do_not() {
    assertThat(SearchWords.of(" Rossi  Söhne rossi ").words())
        .containsExactly(new Word("rossi", ""), new Word("söhne", ""));
    assertThat(only("ROSSI").isIn("Studio Rossi")).isTrue();
    assertThat(only("rossini").isIn("Studio Rossi")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+49 30 1234567, 49301234567",
    "+49 (0)30 1234567, 49301234567",
    "0049-30/1234567, 49301234567",
    "030 1234, 301234",
    "(212) 555.0100, 2125550100",
    "007, 007",
    "42, 42",
    "0, 0",
  })
  void a_number_is_one_word_however_it_is_written(String typed, String digits) {
    assertThat(only(typed).digits()).isEqualTo(digits);
    assertThat(only(typed).isInNumber("+1" + digits + "9")).isTrue();
    assertThat(only(typed).isInNumber("+1555")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "()", "a1", "1-a", "-/."})
  void what_has_letters_or_no_digits_is_no_number(String typed) {
    assertThat(only(typed).digits()).isEmpty();
  }
}
