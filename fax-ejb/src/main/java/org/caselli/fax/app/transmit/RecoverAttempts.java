package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.TelephonyEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how the calls ended whose node no longer lives, before anything is dialled again.
 * Blocking; never within a transaction; safe to run twice.
 */
@ApplicationScoped
public class RecoverAttempts {
  private static final Logger log = LoggerFactory.getLogger(RecoverAttempts.class);
  private static final int MOST = 500;
  private static final int MOST_OWN = 20_000;

  private final Orphans orphans;
  private final LiveCalls calls;
  private final TelephonyEngine engine;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecoverAttempts() {
    this(null, null, null, null);
  }

  @Inject
  public RecoverAttempts(Orphans orphans, LiveCalls calls, TelephonyEngine engine, Clock clock) {
    this.orphans = orphans;
    this.calls = calls;
    this.engine = engine;
    this.clock = clock;
  }

  /** Looks after all attempts that nobody follows, as far as the engine can tell. */
  public void recoverAttempts() {
    List<UUID> left = new ArrayList<>(orphans.find(MOST));
    orphans.own(MOST_OWN).stream().filter(id -> !calls.isFollowed(id)).forEach(left::add);
    if (left.isEmpty()) {
      return;
    }
    if (!engine.health().able()) {
      log.warn("{} calls of an earlier life wait for a switch to be looked up on", left.size());
      return;
    }
    left.forEach(this::recover);
  }

  private void recover(UUID id) {
    if (calls.isFollowed(id)) {
      return;
    }
    Attempt attempt = orphans.attempt(id).filter(Attempt::isLive).orElse(null);
    if (attempt == null) {
      return;
    }
    Instant now = clock.instant();
    LiveCall call = new LiveCall(id, attempt.totalPages(), orphans.limits(), now);
    call.continuesAfter(orphans.eventsOf(id), now);
    calls.follow(call);
    try {
      conclude(attempt, now);
    } catch (RuntimeException e) {
      // One call's trouble must not keep the others from being looked up; this one comes again.
      log.warn("The fate of attempt {} could not be found out; it is asked for again", id, e);
      calls.unfollow(id);
    }
  }

  private void conclude(Attempt attempt, Instant now) {
    CallFate fate =
        engine.lookUp(
            new CallLookUp(
                attempt.call(), attempt.switchName(), attempt.startPage(), attempt.totalPages()));
    log.info("Attempt {} was left by another life of a node: {}", attempt.id(), fate);
    if (fate instanceof CallFate.Living) {
      orphans.takeOver(attempt.id());
    } else {
      calls.on(new CallEvent.Ended(attempt.call(), now, report(attempt, fate, now)));
    }
  }

  private static TransmissionReport report(Attempt attempt, CallFate fate, Instant now) {
    if (fate instanceof CallFate.Ended ended) {
      return ended.report();
    }
    if (fate instanceof CallFate.Never) {
      return TransmissionReport.of(attempt.call(), now, CallEnding.NOT_DIALLED)
          .reason("The server stopped before the call was made")
          .build();
    }
    return TransmissionReport.of(attempt.call(), now, CallEnding.UNKNOWN)
        .pagesConfirmed(attempt.pagesConfirmed())
        .switchName(attempt.switchName())
        .build();
  }
}
