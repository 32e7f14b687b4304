package org.caselli.fax.telephony.freeswitch.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void each_wait_is_twice_the_last_one_up_to_the_longest_less_up_to_half() {
    for (int full : new int[] {1, 2, 4, 5, 5}) {
      assertIsUpToHalfLessThan(full, backOff.failed());
    }
  }

  @Test
  void after_a_success_the_first_wait_comes_again() {
    backOff.failed();
    backOff.failed();

    backOff.succeeded();

    assertIsUpToHalfLessThan(1, backOff.failed());
  }

  @Test
  void without_hope_the_longest_wait_comes_at_once_and_the_others_are_not_put_off() {
    assertIsUpToHalfLessThan(5, backOff.hopeless());
    assertIsUpToHalfLessThan(1, backOff.failed());
  }

  @Test
  void ever_more_failures_wait_no_longer_than_the_longest() {
    for (int failure = 0; failure < 100; failure++) {
      assertThat(backOff.failed()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }
  }

  private static void assertIsUpToHalfLessThan(int seconds, Duration wait) {
    Duration full = Duration.ofSeconds(seconds);
    assertThat(wait).isBetween(full.dividedBy(2), full);
  }
}
