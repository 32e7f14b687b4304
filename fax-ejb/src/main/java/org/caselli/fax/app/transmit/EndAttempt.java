package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.transmit.RecordOutcome.Recording;
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

  /**
   * Records the end of an attempt; a lost race is looked at again. Without effect for an attempt
   * that has ended.
   *
   * @return false when somebody else has taken the attempt over, and nothing was recorded
   */
  public boolean endAttempt(EndedCall call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return endAttempts(List.of(call)).isEmpty();
      } catch (RuntimeException e) {
        // A lost race is normal and shows itself in many ways at commit: look again.
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Records the ends of several attempts in one transaction.
   *
   * @return attempts that somebody else has taken over, of which nothing was recorded
   */
  public Set<UUID> endAttempts(List<EndedCall> calls) {
    Recording recording = record.recordOutcomes(calls);
    recording.recorded().stream().map(Recorded::conclusion).forEach(this::measure);
    recording.recorded().forEach(this::wake);
    return recording.deposed();
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
