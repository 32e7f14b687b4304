package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.app.node.NodeLease;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.TelephonyEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that this node follows. Events change memory only; twice a second {@link #tick} writes
 * what is new, ends calls whose stage has run out of time, and has the outcomes recorded again that
 * could not be recorded. One scheduler for all calls, no thread for any.
 */
@ApplicationScoped
public class LiveCalls implements CallListener {
  /** How long an engine has to end a call that was cancelled before we stop following it. */
  static final Duration GRACE = Duration.ofMinutes(4);

  private static final Logger log = LoggerFactory.getLogger(LiveCalls.class);

  private final Map<UUID, LiveCall> calls = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> ticked = new AtomicReference<>();
  private final WriteProgress writer;
  private final UnrecordedCalls unrecorded;
  private final NodeLease lease;
  private final Ownership ownership;
  private final TelephonyEngine engine;
  private final Clock clock;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LiveCalls() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public LiveCalls(
      WriteProgress writer,
      EndAttempt ending,
      NodeLease lease,
      Ownership ownership,
      TelephonyEngine engine,
      Executor executor,
      Clock clock,
      Measures measures) {
    this.writer = writer;
    this.lease = lease;
    this.ownership = ownership;
    this.engine = engine;
    this.clock = clock;
    this.measures = measures;
    this.unrecorded = new UnrecordedCalls(ending, executor, clock, this::forget);
  }

  void follow(LiveCall call) {
    calls.put(call.attempt(), call);
  }

  void unfollow(UUID attempt) {
    calls.remove(attempt);
  }

  @Override
  public void on(CallEvent event) {
    LiveCall call = calls.get(event.call().value());
    if (call == null) {
      log.debug("An event of call {}, which nobody follows: {}", event.call(), event);
      return;
    }
    call.note(event);
    if (event instanceof CallEvent.Ended) {
      unrecorded.add(call);
    }
  }

  /**
   * A node whose lease has had a gap since it took the call asks the database first: another may
   * have judged that the call was never made, and make it itself.
   */
  @Override
  public boolean mayDial(CallId id) {
    LiveCall call = calls.get(id.value());
    if (call == null) {
      return false;
    }
    call.released();
    if (lease.isHeldSince(call.certainSince())) {
      return true;
    }
    try {
      lease.stayAlive();
      if (ownership.lost(Map.of(call.attempt(), call.fence())).isEmpty()) {
        return true;
      }
      log.warn("Call {} is not made: another node has taken it over", id);
    } catch (RuntimeException e) {
      log.warn("Call {} is not made: the database does not say whose it is", id, e);
    }
    return false;
  }

  /** Lets go of calls that others have taken over while this node was taken for dead. */
  public void letGo() {
    Map<UUID, Long> fences =
        calls.values().stream()
            .filter(call -> call.report().isEmpty())
            .collect(Collectors.toMap(LiveCall::attempt, LiveCall::fence));
    if (!fences.isEmpty()) {
      ownership.lost(fences).forEach(this::letGo);
    }
  }

  private void letGo(UUID attempt) {
    LiveCall call = calls.remove(attempt);
    if (call != null) {
      log.warn("Call {} is followed by another node now; this one lets it go", call.call());
      unrecorded.drop(attempt);
      engine.leave(call.call());
    }
  }

  /** Only what is on record here may be forgotten elsewhere. */
  private void forget(LiveCall call, boolean recorded) {
    if (calls.remove(call.attempt(), call)) {
      call.stages().forEach(measures::stageTook);
    }
    if (recorded) {
      engine.settled(call.call(), call.switchName());
    }
  }

  /** Writes progress, enforces deadlines, records again. */
  public void tick() {
    Instant now = clock.instant();
    ticked.set(now);
    for (LiveCall call : calls.values()) {
      if (call.report().isPresent()) {
        unrecorded.retry(call, now);
        continue;
      }
      if (call.expires(now)) {
        log.warn("Attempt {} made no progress in time; its call is being ended", call.attempt());
        engine.cancel(call.call());
      } else if (call.isAbandoned(now)) {
        log.error("The engine never ended call {}; it may still be up", call.call());
        on(new CallEvent.Ended(call.call(), now, call.abandoned(now)));
      }
    }
    unrecorded.goOn();
    write(LiveCall::takeProgress);
  }

  /** Writes what calls have just come to, for those who follow them. */
  public void tellNews() {
    Instant now = clock.instant();
    write(call -> call.takeNews(now));
  }

  /** One at a time, so that nothing older is written over what is newer. */
  private synchronized void write(Function<LiveCall, Optional<Progress>> take) {
    Map<LiveCall, Progress> progress = new LinkedHashMap<>();
    calls.values().stream()
        .filter(call -> call.report().isEmpty())
        .forEach(call -> take.apply(call).ifPresent(news -> progress.put(call, news)));
    if (progress.isEmpty()) {
      return;
    }
    try {
      writer.writeProgress(List.copyOf(progress.values())).forEach(this::letGo);
    } catch (RuntimeException e) {
      progress.forEach(LiveCall::putBack);
      throw e;
    }
  }

  /** When the calls were last looked after; empty before the first time. */
  public Optional<Instant> tickedAt() {
    return Optional.ofNullable(ticked.get());
  }

  /** Asks the engine to end the call of an attempt, if this node follows it; idempotent. */
  public void cancel(UUID attempt) {
    LiveCall call = calls.get(attempt);
    if (call != null && call.cancels(clock.instant())) {
      engine.cancel(call.call());
    }
  }

  /** How many calls this node follows. */
  public int count() {
    return calls.size();
  }

  boolean isFollowed(UUID attempt) {
    return calls.containsKey(attempt);
  }
}
