package org.caselli.fax.domain.job;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** State of a job, as stored. The allowed moves are in one table; only {@link Job} makes them. */
public enum JobState {
  /** The document is fetched and converted. */
  PREPARING,
  /** Ready to be sent when due. */
  PENDING,
  /** An attempt is live. */
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  private static final Map<JobState, Set<JobState>> MOVES =
      Map.of(
          PREPARING, EnumSet.of(PENDING, FAILED, CANCELLED),
          PENDING, EnumSet.of(PROCESSING, FAILED, CANCELLED),
          PROCESSING, EnumSet.of(PENDING, COMPLETED, FAILED, CANCELLED),
          COMPLETED, EnumSet.noneOf(JobState.class),
          FAILED, EnumSet.of(PREPARING, PENDING),
          CANCELLED, EnumSet.of(PREPARING, PENDING));

  /** Whether a job may move from this state to {@code next}. */
  public boolean mayBecome(JobState next) {
    return MOVES.get(this).contains(next);
  }

  /** Whether the job has come to its end. */
  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
