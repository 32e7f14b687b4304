package org.caselli.fax.domain.usage;

import org.caselli.fax.domain.job.JobState;

/** What a fax came to, as it is counted. */
public enum Ending {
  /** All its pages arrived. */
  COMPLETED,
  /** Not all of them did. */
  FAILED,
  /** Nobody wanted it any more. */
  CANCELLED;

  /**
   * The ending that a job came to.
   *
   * @param state a final one
   */
  public static Ending of(JobState state) {
    return switch (state) {
      case COMPLETED -> COMPLETED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case PREPARING, PENDING, PROCESSING ->
          throw new IllegalArgumentException("Not an ending: " + state);
    };
  }
}
