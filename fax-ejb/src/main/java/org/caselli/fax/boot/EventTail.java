package org.caselli.fax.boot;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.caselli.fax.app.announce.EventBell;
import org.caselli.fax.app.live.LiveEvents;
import org.caselli.fax.app.live.TailLog;
import org.caselli.fax.port.TroubleLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of this node that reads the log of events as it grows. */
@ApplicationScoped
public class EventTail {
  private static final Logger log = LoggerFactory.getLogger(EventTail.class);

  /** How often it looks for events of other nodes while somebody here wants to hear of them. */
  private static final Duration WATCHED = Duration.ofMillis(100);

  private static final Duration UNWATCHED = Duration.ofMillis(500);

  private final TroubleLog trouble = new TroubleLog(log, "The log of events");
  private final EventBell bell;
  private final TailLog tailLog;
  private final LiveEvents live;
  private final ManagedThreadFactory threads;
  private volatile boolean stopped;
  private @Nullable Thread thread;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventTail() {
    this(null, null, null, null);
  }

  @Inject
  public EventTail(EventBell bell, TailLog tailLog, LiveEvents live, ManagedThreadFactory threads) {
    this.bell = bell;
    this.tailLog = tailLog;
    this.live = live;
    this.threads = threads;
  }

  /** Begins to read. */
  public void start() {
    thread = threads.newThread(this::run);
    thread.start();
  }

  private void run() {
    while (!stopped) {
      try {
        boolean rung = bell.awaits(live.count() > 0 ? WATCHED : UNWATCHED);
        trouble.guard(() -> tailLog.tailLog(rung));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Reads no more, and ends all streams. */
  public void stop() {
    stopped = true;
    live.close();
    bell.ring();
  }
}
