package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers that are called once each. */
class NumbersTest {
  @Test
  void a_hundred_thousand_and_more_differ_and_say_what_happens_there() {
    Numbers numbers = new Numbers();

    assertThat(Stream.generate(() -> numbers.busyFirst(2)).limit(200_001).distinct())
        .hasSize(200_001)
        .allMatch(number -> number.matches("\\+1\\d{3}72\\d{5}"));
  }
}
