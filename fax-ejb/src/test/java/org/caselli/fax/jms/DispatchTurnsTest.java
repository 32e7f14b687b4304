package org.caselli.fax.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.port.NodeLife;
import org.junit.jupiter.api.Test;

class DispatchTurnsTest {
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final UUID LIFE = new UUID(5, 5);

  private final DispatchTurns turns =
      new DispatchTurns(new NodeLife(new Attempt.Owner("node", LIFE)));

  @Test
  void a_wake_up_that_was_sent_before_a_dispatch_began_is_superfluous() {
    long before = System.nanoTime();
    assertThat(turns.begins(ACCOUNT, LIFE.toString(), before)).isTrue();

    assertThat(turns.begins(ACCOUNT, LIFE.toString(), before)).isFalse();
    assertThat(turns.begins(ACCOUNT, LIFE.toString(), System.nanoTime())).isTrue();
  }

  @Test
  void the_clock_of_another_life_means_nothing() {
    turns.begins(ACCOUNT, LIFE.toString(), System.nanoTime());

    assertThat(turns.begins(ACCOUNT, new UUID(6, 6).toString(), Long.MIN_VALUE)).isTrue();
  }

  @Test
  void accounts_have_turns_of_their_own() {
    long before = System.nanoTime();
    turns.begins(ACCOUNT, LIFE.toString(), before);

    assertThat(turns.begins(new UUID(2, 2), LIFE.toString(), before)).isTrue();
  }
}
