package org.caselli.fax.domain.job;

import java.util.List;

/** Writes progress of many attempts at once, within the caller's transaction. */
public interface ProgressJournal {
  /** Progress of an attempt that has ended meanwhile adds to its timeline only. */
  void write(List<Progress> progress);
}
