package org.caselli.fax.domain.job;

import java.time.Instant;

/** Counts what waits. Costs by what waits, not by what has ended. */
public interface Backlogs {
  /** What waits now. */
  Backlog at(Instant now);
}
