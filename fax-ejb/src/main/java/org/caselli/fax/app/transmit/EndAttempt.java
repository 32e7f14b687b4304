package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.transmit.RecordOutcome.Conclusion;
import org.caselli.fax.app.transmit.RecordOutcome.Recorded;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Wakeups;

/** Ends an attempt: records its outcome, then wakes whoever can go on because of it. */
@ApplicationScoped
public class EndAttempt {
  private static final int TRIES = 3;
  private static final Duration SOON = Duration.ofMinutes(10);

  private final RecordOutcome record;
  private final Wakeups wakeups;
  private final DueQueue due;
  private final Clock clock;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndAttempt() {
    this(null, null, null, null, null);
  }

  @Inject
  public EndAttempt(
      RecordOutcome record, Wakeups wakeups, DueQueue due, Clock clock, Measures measures) {
    this.record = record;
    this.wakeups = wakeups;
    this.due = due;
    this.clock = clock;
    this.measures = measures;
  }

  /** Judges the report and records it; without effect for an attempt that has ended. */
  public void endAttempt(TransmissionReport report, Optional<Progress> progress) {
    endAttempt(EndedCall.of(report, progress));
  }

  /** Records the end of an attempt; a lost race is looked at again. */
  public void endAttempt(EndedCall call) {
    for (int attempt = 1; ; attempt++) {
      try {
        endAttempts(List.of(call));
        return;
      } catch (RuntimeException e) {
        // A lost race is normal and shows itself in many ways at commit: look again.
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Records the ends of several attempts, all or none. */
  public void endAttempts(List<EndedCall> calls) {
    List<Recorded> recorded = record.recordOutcomes(calls);
    recorded.stream().map(Recorded::conclusion).forEach(this::measure);
    recorded.forEach(this::wake);
  }

  private void measure(Conclusion end) {
    measures.attemptEnded(end.outcome(), end.pages(), end.badRows());
    if (end.state().isFinal()) {
      measures.faxEnded(end.state(), end.outcome());
    }
  }

  private void wake(Recorded recorded) {
    recorded.wake().forEach(wakeups::dispatch);
    recorded.notice().ifPresent(wakeups::notice);
    Instant soon = clock.instant().plus(SOON);
    recorded.retryAt().filter(at -> at.isBefore(soon)).ifPresent(at -> due.add(recorded.job(), at));
  }
}
