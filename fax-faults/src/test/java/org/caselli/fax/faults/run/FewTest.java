package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Some of many. */
class FewTest {
  @Test
  void they_come_from_the_middle_of_each_part_and_none_comes_twice() {
    assertThat(Few.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 3)).containsExactly(2, 5, 8);
    assertThat(Few.of(List.of(1, 2), 3)).containsExactly(1, 2);
  }
}
