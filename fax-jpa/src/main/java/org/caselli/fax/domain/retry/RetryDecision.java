package org.caselli.fax.domain.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What follows from an outcome.
 *
 * @param verdict what to do
 * @param after how long to wait before the next attempt; zero unless {@link Verdict#RETRY}
 * @param attempts attempts used up, this one included
 * @param retries attempts allowed from now on
 * @param rule name of the rule that decided; empty for none
 */
public record RetryDecision(
    Verdict verdict, Duration after, int attempts, int retries, String rule) {
  public RetryDecision {
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(after);
    Objects.requireNonNull(rule);
  }

  /** The same for a job that was cancelled meanwhile; what is delivered stays delivered. */
  public RetryDecision cancelled() {
    return verdict == Verdict.DELIVERED
        ? this
        : new RetryDecision(Verdict.CANCELLED, Duration.ZERO, attempts, retries, rule);
  }

  /**
   * The same, unless it wants another attempt at a time when none may begin any more.
   *
   * @param expiresAt no attempt begins then or later; empty for never
   */
  public RetryDecision before(Optional<Instant> expiresAt, Instant now) {
    boolean tooLate =
        verdict == Verdict.RETRY
            && expiresAt.filter(expiry -> !now.plus(after).isBefore(expiry)).isPresent();
    return tooLate
        ? new RetryDecision(Verdict.GIVE_UP, Duration.ZERO, attempts, retries, rule)
        : this;
  }

  /** What to do with the job. */
  public enum Verdict {
    DELIVERED,
    RETRY,
    GIVE_UP,
    CANCELLED
  }
}
