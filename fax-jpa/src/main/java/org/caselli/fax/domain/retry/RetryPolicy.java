package org.caselli.fax.domain.retry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.Transience;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;

/**
 * Decides what follows from an outcome (spec 3, with the differences of the product's decisions).
 * Immutable; {@link #decide} is pure.
 *
 * @param rules first match wins
 * @param defaultField setting {@code default_compare_field}
 * @param defaultPeriod setting {@code default_retry_period}
 * @param defaultCount setting {@code default_retry_count}: attempts allowed by a matching rule that
 *     does not say how many
 * @param notDialledDelay how long a job waits that could not be dialled for our own reasons
 */
public record RetryPolicy(
    List<RescheduleRule> rules,
    String defaultField,
    Duration defaultPeriod,
    int defaultCount,
    Duration notDialledDelay) {

  public RetryPolicy {
    rules = List.copyOf(rules);
    Objects.requireNonNull(defaultField);
    Objects.requireNonNull(defaultPeriod);
    Objects.requireNonNull(notDialledDelay);
  }

  /**
   * Judges the end of an attempt. An end that nobody knows is a case only for rules that name it,
   * unless it may be tried again: another call might deliver the fax twice.
   *
   * @param attemptsBefore attempts used up before this one
   * @param retries attempts allowed
   * @param result fields of {@code tx_result}, which rules compare
   */
  public RetryDecision decide(
      AttemptOutcome outcome, int attemptsBefore, int retries, Map<String, Object> result) {
    if (!outcome.usesUpAnAttempt()) {
      return new RetryDecision(Verdict.RETRY, notDialledDelay, attemptsBefore, retries, "");
    }
    int attempts = attemptsBefore + 1;
    if (outcome.isDelivered()) {
      return new RetryDecision(Verdict.DELIVERED, Duration.ZERO, attempts, retries, "");
    }
    if (outcome.kind() == OutcomeKind.CANCELLED) {
      return new RetryDecision(Verdict.CANCELLED, Duration.ZERO, attempts, retries, "");
    }
    boolean unknown =
        outcome.kind() == OutcomeKind.UNKNOWN && outcome.transience() == Transience.PERMANENT;
    return rules.stream()
        .filter(rule -> !unknown || rule.compareValues().contains(OutcomeKind.UNKNOWN.name()))
        .filter(rule -> rule.matches(attempts, result, defaultField))
        .findFirst()
        .map(rule -> byRule(rule, attempts))
        .orElseGet(() -> byDefault(outcome, attempts, retries));
  }

  private RetryDecision byRule(RescheduleRule rule, int attempts) {
    int allowed = rule.newRetryCount().orElse(defaultCount);
    return attempts < allowed
        ? new RetryDecision(
            Verdict.RETRY, rule.retryAfter().orElse(defaultPeriod), attempts, allowed, rule.name())
        : new RetryDecision(Verdict.GIVE_UP, Duration.ZERO, attempts, allowed, rule.name());
  }

  private RetryDecision byDefault(AttemptOutcome outcome, int attempts, int retries) {
    boolean again = outcome.transience() == Transience.TRANSIENT && attempts < retries;
    return again
        ? new RetryDecision(Verdict.RETRY, defaultPeriod, attempts, retries, "")
        : new RetryDecision(Verdict.GIVE_UP, Duration.ZERO, attempts, retries, "");
  }
}
