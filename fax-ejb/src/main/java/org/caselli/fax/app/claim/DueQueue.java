package org.caselli.fax.app.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that fall due within the next seconds, in memory, so that they start on time; one timer
 * for the earliest of them. The database is the owner of due times: whatever is lost here the sweep
 * brings back. Thread-safe.
 */
public class DueQueue {
  private static final Logger log = LoggerFactory.getLogger(DueQueue.class);
  private static final int BATCH = 200;

  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final Consumer<List<UUID>> start;
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final Set<UUID> known = new HashSet<>();
  private @Nullable ScheduledFuture<?> timer;
  private Instant timerAt = Instant.MAX;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DueQueue() {
    this(null, null, null);
  }

  /**
   * A queue.
   *
   * @param start is given jobs as they fall due, some at a time
   */
  public DueQueue(Clock clock, ScheduledExecutorService scheduler, Consumer<List<UUID>> start) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.start = start;
  }

  private record Due(UUID job, Instant at) {}

  /** The job falls due at {@code at}; without effect when it is known. */
  public synchronized void add(UUID job, Instant at) {
    if (known.add(job)) {
      queue.add(new Due(job, at));
      arm();
    }
  }

  /** How many are in memory. */
  public synchronized int size() {
    return queue.size();
  }

  private void arm() {
    Due first = queue.peek();
    if (first == null || !first.at().isBefore(timerAt)) {
      return;
    }
    if (timer != null) {
      timer.cancel(false);
    }
    timerAt = first.at();
    long delay = Math.max(0, Duration.between(clock.instant(), first.at()).toNanos());
    timer = scheduler.schedule(this::run, delay, TimeUnit.NANOSECONDS);
  }

  private void run() {
    List<UUID> due = new ArrayList<>();
    synchronized (this) {
      timerAt = Instant.MAX;
      timer = null;
      Instant now = clock.instant();
      while (due.size() < BATCH && !queue.isEmpty() && !queue.peek().at().isAfter(now)) {
        UUID job = queue.remove().job();
        known.remove(job);
        due.add(job);
      }
      arm();
    }
    if (!due.isEmpty()) {
      try {
        start.accept(due);
      } catch (RuntimeException e) {
        // The outermost loop of this thread: the sweep finds the jobs again.
        log.warn("{} due jobs could not be started; the sweep tries again", due.size(), e);
      }
    }
  }
}
