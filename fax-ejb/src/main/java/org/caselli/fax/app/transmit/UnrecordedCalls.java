package org.caselli.fax.app.transmit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.caselli.fax.domain.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that have ended and whose outcomes are not on record yet. They are recorded soon, many
 * together if there are many, by two threads at most; what could not be recorded is kept and
 * recorded again. Thread-safe.
 */
final class UnrecordedCalls {
  private static final Logger log = LoggerFactory.getLogger(UnrecordedCalls.class);
  private static final Duration RECORD_AGAIN = Duration.ofSeconds(5);
  private static final int MOST_RECORDERS = 2;
  private static final int AT_ONCE = 50;

  private final Queue<LiveCall> ended = new ConcurrentLinkedQueue<>();
  private final Map<UUID, Instant> failed = new ConcurrentHashMap<>();
  private final AtomicInteger recorders = new AtomicInteger();
  private final EndAttempt ending;
  private final Executor executor;
  private final Clock clock;
  private final BiConsumer<LiveCall, Boolean> done;

  /**
   * None yet.
   *
   * @param done told of each call that is done with, and whether its outcome was recorded here;
   *     else somebody else has taken it over
   */
  UnrecordedCalls(
      EndAttempt ending, Executor executor, Clock clock, BiConsumer<LiveCall, Boolean> done) {
    this.ending = ending;
    this.executor = executor;
    this.clock = clock;
    this.done = done;
  }

  /** A call has ended; its outcome is recorded soon. */
  void add(LiveCall call) {
    ended.add(call);
    startRecording();
  }

  /** Records the outcome of an ended call again, if that failed long enough ago. */
  void retry(LiveCall call, Instant now) {
    Instant again = failed.get(call.attempt());
    if (again != null && now.isAfter(again) && failed.remove(call.attempt(), again)) {
      add(call);
    }
  }

  /** Others have taken the call over, with its outcome. */
  void drop(UUID attempt) {
    failed.remove(attempt);
  }

  /** Goes on with what no thread could be had for. */
  void goOn() {
    if (!ended.isEmpty()) {
      startRecording();
    }
  }

  private void startRecording() {
    if (recorders.incrementAndGet() > MOST_RECORDERS) {
      recorders.decrementAndGet();
      return;
    }
    try {
      executor.execute(this::record);
    } catch (RejectedExecutionException e) {
      recorders.decrementAndGet();
      log.debug("{} ended calls are recorded later", ended.size(), e);
    }
  }

  private void record() {
    try {
      for (List<LiveCall> batch = next(); !batch.isEmpty(); batch = next()) {
        record(batch);
      }
    } finally {
      recorders.decrementAndGet();
      goOn();
    }
  }

  private List<LiveCall> next() {
    List<LiveCall> batch = new ArrayList<>();
    while (batch.size() < AT_ONCE) {
      LiveCall call = ended.poll();
      if (call == null) {
        break;
      }
      batch.add(call);
    }
    return batch;
  }

  /** Together if it goes, for one commit instead of many; else one by one. */
  private void record(List<LiveCall> batch) {
    Map<LiveCall, Optional<Progress>> progress = new LinkedHashMap<>();
    batch.forEach(call -> progress.put(call, call.takeProgress()));
    if (batch.size() > 1) {
      try {
        List<EndedCall> all = new ArrayList<>();
        progress.forEach((call, news) -> all.add(ended(call, news)));
        Set<UUID> deposed = ending.endAttempts(all);
        batch.forEach(call -> done.accept(call, !deposed.contains(call.attempt())));
        return;
      } catch (Exception e) {
        // The outermost loop of this thread: one by one they find out which of them it is.
        log.debug("{} outcomes could not be recorded together", batch.size(), e);
      }
    }
    progress.forEach(this::record);
  }

  private void record(LiveCall call, Optional<Progress> progress) {
    try {
      done.accept(call, ending.endAttempt(ended(call, progress)));
    } catch (Exception e) {
      // The outermost loop of this thread: the outcome must not be lost.
      log.warn(
          "The outcome of attempt {} could not be recorded; it is tried again", call.attempt(), e);
      progress.ifPresent(call::putBack);
      failed.put(call.attempt(), clock.instant().plus(RECORD_AGAIN));
    }
  }

  private static EndedCall ended(LiveCall call, Optional<Progress> progress) {
    return EndedCall.of(call.report().orElseThrow(), call.fence(), progress);
  }
}
