package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.transmit.RecordOutcome.Recorded;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.port.Wakeups;

/** Ends an attempt: records its outcome, then wakes whoever can go on because of it. */
@ApplicationScoped
public class EndAttempt {
  private static final int TRIES = 3;

  private final RecordOutcome record;
  private final Wakeups wakeups;
  private final DueQueue due;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndAttempt() {
    this(null, null, null);
  }

  @Inject
  public EndAttempt(RecordOutcome record, Wakeups wakeups, DueQueue due) {
    this.record = record;
    this.wakeups = wakeups;
    this.due = due;
  }

  /** Judges the report and records it; without effect for an attempt that has ended. */
  public void endAttempt(TransmissionReport report, Optional<Progress> progress) {
    endAttempt(report, AttemptOutcome.of(report), progress);
  }

  /** Records an outcome that is not the report's own, for instance a call that we must not make. */
  public void endAttempt(
      TransmissionReport report, AttemptOutcome outcome, Optional<Progress> progress) {
    Optional<Recorded> recorded = Optional.empty();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        recorded = record.recordOutcome(report, outcome, progress);
        break;
      } catch (RuntimeException e) {
        // A lost race is normal and shows itself in many ways at commit: look again.
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
    recorded.ifPresent(this::wake);
  }

  private void wake(Recorded recorded) {
    recorded.wake().forEach(wakeups::dispatch);
    recorded.notice().ifPresent(wakeups::notice);
    recorded.retryAt().ifPresent(at -> due.add(recorded.job(), at));
  }
}
