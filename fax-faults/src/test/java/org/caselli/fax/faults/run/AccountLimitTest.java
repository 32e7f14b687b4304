package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.caselli.fax.faults.telephone.CallHistory.Call;
import org.junit.jupiter.api.Test;

/** Calls of one account at once are counted. */
class AccountLimitTest {
  private static Call call(String id, String account, int from, int to) {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    return new Call(
        id,
        false,
        "+15550000001",
        account,
        noon.plusSeconds(from),
        Optional.of(noon.plusSeconds(to)),
        0,
        List.of(),
        new TreeMap<>(),
        true);
  }

  private final AccountLimit two = new AccountLimit(2);

  @Test
  void calls_of_others_and_those_that_have_ended_do_not_count() {
    assertThat(
            two.broken(
                List.of(
                    call("1", "a", 0, 10),
                    call("2", "a", 1, 5),
                    call("3", "b", 2, 9),
                    call("4", "a", 5, 9))))
        .isEmpty();
  }

  @Test
  void one_too_many_is_told() {
    assertThat(
            two.broken(List.of(call("1", "a", 0, 10), call("2", "a", 1, 5), call("3", "a", 4, 9))))
        .containsExactly("Call 3 is number 3 of its account at once");
  }
}
