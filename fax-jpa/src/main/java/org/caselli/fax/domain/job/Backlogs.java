package org.caselli.fax.domain.job;

import java.time.Instant;
import org.caselli.fax.domain.dispatch.HeldBack;

/** Counts what waits. Costs by what waits, not by what has ended. */
public interface Backlogs {
  /** What waits now; what is held back counts, and is never the oldest. */
  Backlog at(Instant now, HeldBack heldBack);

  /** How many pending jobs wait for a number that is busy. */
  long waitingForNumbers();
}
