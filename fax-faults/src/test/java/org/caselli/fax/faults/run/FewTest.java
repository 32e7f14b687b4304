package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Some of many. */
class FewTest {
  @Test
  void the_first_and_the_last_are_among_them_and_none_twice() {
    assertThat(Few.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 3)).containsExactly(1, 5, 9);
    assertThat(Few.of(List.of(1, 2), 3)).containsExactly(1, 2);
  }
}
