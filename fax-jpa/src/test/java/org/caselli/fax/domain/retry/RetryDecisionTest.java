package org.caselli.fax.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryDecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static RetryDecision decision(Verdict verdict, int afterSeconds) {
    return new RetryDecision(verdict, Duration.ofSeconds(afterSeconds), 2, 4, "busy-line");
  }

  @ParameterizedTest
  @CsvSource({
    "RETRY,     60, 61, RETRY",
    "RETRY,     60, 60, GIVE_UP",
    "RETRY,     60, 59, GIVE_UP",
    "RETRY,     0,  0,  GIVE_UP",
    "RETRY,     0,  1,  RETRY",
    "RETRY,     60, -5, GIVE_UP",
    "DELIVERED, 0,  -5, DELIVERED",
    "GIVE_UP,   0,  -5, GIVE_UP",
    "CANCELLED, 0,  -5, CANCELLED"
  })
  void no_attempt_is_planned_for_a_time_when_none_may_begin(
      Verdict wanted, int after, int expiresIn, Verdict comesOf) {
    RetryDecision decision =
        decision(wanted, after).before(Optional.of(NOW.plusSeconds(expiresIn)), NOW);

    assertThat(decision.verdict()).isEqualTo(comesOf);
    assertThat(decision.attempts()).isEqualTo(2);
    assertThat(decision.retries()).isEqualTo(4);
    assertThat(decision.rule()).isEqualTo("busy-line");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void what_never_expires_is_left_as_it_is(Verdict verdict) {
    RetryDecision decision = decision(verdict, 60);

    assertThat(decision.before(Optional.empty(), NOW)).isSameAs(decision);
  }

  @Test
  void what_is_given_up_waits_for_nothing() {
    assertThat(decision(Verdict.RETRY, 60).before(Optional.of(NOW), NOW).after())
        .isEqualTo(Duration.ZERO);
  }
}
