package org.caselli.fax.app.live;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.app.announce.LogSteps;
import org.caselli.fax.domain.event.EventLog.Bounds;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink;
import org.caselli.fax.port.EventSink.End;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that follows the events of an account: first those that it missed, out of the log, then
 * each as it happens. What a client does not take in time is not kept for it: its stream ends, and
 * it reads on from the log. Thread-safe.
 */
public final class Following {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final int PAGE = 500;
  private static final int MOST_WAITING = 1_000;

  private final Follow follow;
  private final OptionalLong resumed;
  private final Instant since;
  private final LiveEvents live;
  private final LogSteps steps;
  private final Executor executor;
  private final EventSink sink;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean over;
  private volatile long position;

  Following(
      Follow follow, OptionalLong resumed, Instant since, Surroundings around, EventSink sink) {
    this.follow = follow;
    this.resumed = resumed;
    this.since = since;
    this.live = around.live();
    this.steps = around.steps();
    this.executor = around.executor();
    this.sink = sink;
  }

  /** What every stream works with. */
  record Surroundings(LiveEvents live, LogSteps steps, Executor executor) {}

  Follow follow() {
    return follow;
  }

  Instant since() {
    return since;
  }

  void begin() {
    live.opened(this);
    Bounds bounds = steps.bounds();
    boolean missed = resumed.isPresent() && !bounds.reachBackTo(resumed.getAsLong());
    position = missed ? bounds.last() : resumed.orElse(bounds.last());
    sink.begin(position, missed);
    readOn();
  }

  /** Reads what the log has, page by page, until nothing is between it and what happens now. */
  private void readOn() {
    boolean joined = false;
    while (!over && !joined) {
      long last = steps.bounds().last();
      List<LoggedEvent> page = steps.after(follow.account(), position, PAGE);
      boolean whole = page.size() < PAGE;
      long read = page.isEmpty() ? last : page.get(page.size() - 1).position();
      position = whole ? Math.max(last, read) : read;
      List<LoggedEvent> taken = page.stream().filter(follow::takes).toList();
      if (!whole) {
        sink.send(taken).whenCompleteAsync(this::goOn, executor);
        return;
      }
      send(taken);
      joined = live.joins(this);
    }
  }

  private void goOn(@Nullable Void sent, @Nullable Throwable failure) {
    if (failure != null) {
      leave();
      return;
    }
    try {
      readOn();
    } catch (RuntimeException e) {
      // The outermost loop of this thread: the client comes again and reads on.
      log.warn("A stream of events broke off", e);
      end(End.SLOW);
    }
  }

  long position() {
    return position;
  }

  /** Takes what it wants of what has just happened; without effect for what it has already. */
  void hear(List<LoggedEvent> events) {
    long known = position;
    List<LoggedEvent> taken =
        events.stream().filter(event -> event.position() > known && follow.takes(event)).toList();
    position = Math.max(known, events.get(events.size() - 1).position());
    send(taken);
  }

  private void send(List<LoggedEvent> events) {
    if (events.isEmpty() || over) {
      return;
    }
    if (waiting.addAndGet(events.size()) > MOST_WAITING) {
      live.isSlow();
      end(End.SLOW);
      return;
    }
    sink.send(events)
        .whenComplete(
            (sent, failure) -> {
              waiting.addAndGet(-events.size());
              leavesIf(failure);
            });
  }

  void beat() {
    if (!over && waiting.get() == 0) {
      sink.beat().whenComplete((sent, failure) -> leavesIf(failure));
    }
  }

  /** Not on the connection's own thread, which may hold what others wait for. */
  private void leavesIf(@Nullable Throwable failure) {
    if (failure != null) {
      over = true;
      executor.execute(this::leave);
    }
  }

  /** The client is gone, or wants no more. */
  public void leave() {
    over = true;
    live.leaves(this);
  }

  void end(End why) {
    if (!over) {
      leave();
      sink.end(why);
    }
  }
}
