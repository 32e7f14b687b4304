package org.caselli.fax.domain.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
  @ParameterizedTest
  @CsvSource({
    "^\\+1415\\d{7}$,       +14155550100, 12",
    "^\\+1415(\\d{7})$,     +14155550100, 7",
    "^\\+1(415)?(\\d*)$,    +14155550100, 7",
    "^(\\+39)?06(\\d+)$,    0612345,      5",
    "^\\*5([0-9]*)$,        *5,           0"
  })
  void it_weighs_what_its_longest_group_captures(String pattern, String number, int weight) {
    assertThat(NumberPattern.of(pattern).weight(number)).isEqualTo(OptionalInt.of(weight));
  }

  @Test
  void it_describes_the_whole_number() {
    assertThat(NumberPattern.of("^\\+1415$|^1$").weight("+14155550100")).isEmpty();
  }

  @Test
  void one_that_costs_too_much_does_not_match() {
    assertThat(NumberPattern.of("^(\\d+)+x$").weight("1".repeat(36))).isEmpty();
    assertThat(NumberPattern.of("^(1|1)*$").weight("1".repeat(36))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1415", "^\\+1415", "1415$", "^1415\\$", "^(1415$", "^[$"})
  void what_is_no_pattern_of_whole_numbers_is_objected_to(String text) {
    assertThat(NumberPattern.objection(text)).isPresent();
  }

  @Test
  void a_pattern_is_not_too_long() {
    assertThat(NumberPattern.objection("^" + "1".repeat(300) + "$")).isPresent();
    assertThat(NumberPattern.objection("^\\+?1?\\d{10}$")).isEmpty();
  }
}
