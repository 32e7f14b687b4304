package org.caselli.fax.domain.retry;

import java.time.Duration;
import java.util.Objects;

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

  /** What to do with the job. */
  public enum Verdict {
    DELIVERED,
    RETRY,
    GIVE_UP,
    CANCELLED
  }
}
