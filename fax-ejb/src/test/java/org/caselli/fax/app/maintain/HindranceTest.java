package org.caselli.fax.app.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.job.UnfinishedJobs.OfAccount;
import org.junit.jupiter.api.Test;

class HindranceTest {
  private static OfAccount account(long due, long waiting, long active) {
    return new OfAccount(
        UUID.randomUUID(), "acme", 0, due + 1, due, waiting, active, Optional.empty());
  }

  @Test
  void the_weightiest_is_told() {
    OfAccount stuck = account(3, 3, 2);

    assertThat(Hindrance.of(stuck, 0, true, false)).contains(Hindrance.PAUSED);
    assertThat(Hindrance.of(stuck, 0, false, false)).contains(Hindrance.NO_SWITCH);
    assertThat(Hindrance.of(stuck, 0, false, true)).contains(Hindrance.NO_CALLS_ALLOWED);
    assertThat(Hindrance.of(stuck, 2, false, true)).contains(Hindrance.LIMIT_REACHED);
    assertThat(Hindrance.of(stuck, 3, false, true)).contains(Hindrance.NUMBERS_BUSY);
  }

  @Test
  void what_is_about_to_be_sent_is_not_held_up() {
    assertThat(Hindrance.of(account(3, 2, 1), 5, false, true)).isEmpty();
  }

  @Test
  void nothing_holds_up_what_is_not_due() {
    assertThat(Hindrance.of(account(0, 0, 0), 0, true, false)).isEmpty();
  }
}
