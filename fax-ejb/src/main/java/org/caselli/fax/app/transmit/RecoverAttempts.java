package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.app.node.NodeLease;
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
 * Finds out how the calls ended whose node no longer lives, before anything is dialled again. Runs
 * every second on each node: what is found is taken over first, so that nobody else writes of it
 * any more, and then asked for until the engine knows, or {@code lost_call_limit} is over.
 * Blocking; never within a transaction; safe to run twice, one at a time.
 */
@ApplicationScoped
public class RecoverAttempts {
  /** A call that the engine does not know may be on its way to the switch: it is asked again. */
  static final Duration SECOND_LOOK = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(RecoverAttempts.class);
  private static final int MOST = 500;
  private static final int MOST_OWN = 20_000;

  private final Orphans orphans;
  private final NodeLease lease;
  private final LiveCalls calls;
  private final TelephonyEngine engine;
  private final Clock clock;
  private final Map<UUID, Search> searches = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecoverAttempts() {
    this(null, null, null, null, null);
  }

  @Inject
  public RecoverAttempts(
      Orphans orphans, NodeLease lease, LiveCalls calls, TelephonyEngine engine, Clock clock) {
    this.orphans = orphans;
    this.lease = lease;
    this.calls = calls;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * What is known of the search for a call.
   *
   * @param unheardAt when the engine said first that it was never made; {@link Instant#MAX} for not
   * @param told whether its timeline says that it is asked for
   */
  private record Search(Instant unheardAt, boolean told) {
    static final Search BEGUN = new Search(Instant.MAX, false);
  }

  /** Looks after all attempts that nobody follows, as far as the engine can tell now. */
  public synchronized void recoverAttempts() {
    List<UUID> taken = orphans.takeOver(lease.mayJudgeOthers(), MOST);
    taken.forEach(id -> searches.put(id, Search.BEGUN));
    if (!taken.isEmpty()) {
      log.warn("{} calls of a node that is gone are taken over", taken.size());
    }
    searches.keySet().forEach(this::recover);
  }

  /** Finds attempts of this life that it lost between claim and call; runs less often. */
  public void recoverOwn() {
    orphans.own(MOST_OWN).stream()
        .filter(id -> !calls.isFollowed(id))
        .forEach(id -> searches.putIfAbsent(id, Search.BEGUN));
  }

  private void recover(UUID id) {
    try {
      if (calls.isFollowed(id) || look(id)) {
        searches.remove(id);
      }
    } catch (RuntimeException e) {
      // One call's trouble must not keep the others from being looked up; this one comes again.
      log.warn("The fate of attempt {} could not be found out; it is asked for again", id, e);
      calls.unfollow(id);
    }
  }

  /** Whether the search is over. */
  private boolean look(UUID id) {
    Attempt attempt = orphans.attempt(id).filter(Attempt::isLive).orElse(null);
    if (attempt == null) {
      return true;
    }
    Instant now = clock.instant();
    LiveCall call = new LiveCall(id, attempt.fence(), attempt.totalPages(), orphans.limits(), now);
    call.continues(attempt, orphans.eventsOf(id), now);
    calls.follow(call);
    CallFate fate = fate(attempt);
    if (fate instanceof CallFate.Living) {
      log.info("Attempt {} was left by another life of a node: its call goes on", id);
      orphans.found(id);
      return true;
    }
    if (isOpen(attempt, fate, now)) {
      calls.unfollow(id);
      return false;
    }
    log.info("Attempt {} was left by another life of a node: {}", id, fate);
    calls.on(new CallEvent.Ended(attempt.call(), now, report(attempt, fate, now)));
    return true;
  }

  private CallFate fate(Attempt attempt) {
    return engine.lookUp(
        new CallLookUp(
            attempt.call(),
            attempt.switchName(),
            attempt.startPage(),
            attempt.totalPages(),
            attempt.pagesConfirmed()));
  }

  /** Whether it is to be asked for again. */
  private boolean isOpen(Attempt attempt, CallFate fate, Instant now) {
    Search search = searches.getOrDefault(attempt.id(), Search.BEGUN);
    if (fate instanceof CallFate.Never) {
      Instant first = search.unheardAt().isAfter(now) ? now : search.unheardAt();
      searches.put(attempt.id(), new Search(first, search.told()));
      return now.isBefore(first.plus(SECOND_LOOK));
    }
    if (!(fate instanceof CallFate.Unreachable unreachable)) {
      return false;
    }
    Instant until = attempt.lostAt().orElse(attempt.claimedAt()).plus(orphans.limit());
    if (!now.isBefore(until)) {
      return false;
    }
    if (!search.told()) {
      log.warn(
          "{}: the end of call {} is asked for until {}",
          unreachable.reason(),
          attempt.id(),
          until);
      orphans.note(
          attempt, unreachable.reason() + "; it is asked how the call ended until " + until);
    }
    searches.put(attempt.id(), new Search(Instant.MAX, true));
    return true;
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
    TransmissionReport.Builder unknown =
        TransmissionReport.of(attempt.call(), now, CallEnding.UNKNOWN)
            .pagesConfirmed(attempt.pagesConfirmed())
            .switchName(attempt.switchName());
    if (fate instanceof CallFate.Unknown known) {
      unknown
          .pagesConfirmed(Math.max(known.pages(), attempt.pagesConfirmed()))
          .reason("Nobody knows how the call ended: " + known.reason());
    }
    if (fate instanceof CallFate.Unreachable unreachable) {
      unknown.reason("Nobody knows how the call ended: " + unreachable.reason());
    }
    return unknown.build();
  }
}
