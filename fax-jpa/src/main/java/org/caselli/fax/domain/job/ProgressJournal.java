package org.caselli.fax.domain.job;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes progress of many attempts at once, within the caller's transaction. */
public interface ProgressJournal {
  /**
   * Progress of an attempt that has ended meanwhile adds to its timeline only; the count of its
   * pages never falls.
   *
   * @return attempts that somebody else has taken over: nothing is written of them
   */
  Set<UUID> write(List<Progress> progress);
}
