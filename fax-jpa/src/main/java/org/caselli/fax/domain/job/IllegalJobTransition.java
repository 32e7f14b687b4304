package org.caselli.fax.domain.job;

import java.util.UUID;

/** A job was asked to move where its state does not allow it. */
public final class IllegalJobTransition extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalJobTransition(UUID job, JobState from, JobState to) {
    super("Job " + job + " is " + from + " and cannot become " + to);
  }
}
