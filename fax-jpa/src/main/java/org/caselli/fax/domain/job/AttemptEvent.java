package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of an attempt's timeline.
 *
 * @param seq position within the attempt, from 1
 * @param fact what happened, for people
 */
public record AttemptEvent(int seq, Instant at, Stage stage, String fact) {
  private static final int MAX_FACT = 1000;

  public AttemptEvent {
    Objects.requireNonNull(at);
    Objects.requireNonNull(stage);
    fact = fact.length() > MAX_FACT ? fact.substring(0, MAX_FACT) : fact;
  }
}
