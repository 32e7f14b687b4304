package org.caselli.fax.domain.job;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What waits in the whole system at one moment, over all accounts and nodes.
 *
 * @param jobs how many are in each state that is not final
 * @param due pending and due: they could be sent if there were slots, numbers and switches
 * @param oldestDue since when the oldest of them has been due, apart from what is held back
 * @param slotsInUse attempts that hold a slot of their account
 * @param notices that wait to be sent
 * @param oldestNotice when the oldest of them was written
 * @param events that listeners have not been told yet
 */
public record Backlog(
    Map<JobState, Long> jobs,
    long due,
    Optional<Instant> oldestDue,
    long slotsInUse,
    long notices,
    Optional<Instant> oldestNotice,
    long events) {
  public Backlog {
    jobs = Map.copyOf(jobs);
    Objects.requireNonNull(oldestDue);
    Objects.requireNonNull(oldestNotice);
  }
}
