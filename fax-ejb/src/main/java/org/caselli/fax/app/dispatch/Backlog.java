package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.caselli.fax.domain.job.Jobs.DueJob;
import org.caselli.fax.domain.job.Jobs.Rounds;

/**
 * What has fallen due and sleeps, however much it is: queued little by little, the accounts in
 * turn, so that nobody waits for another's long backlog, and what is submitted meanwhile finds
 * short queues (ADR 67). Thread-safe.
 */
@ApplicationScoped
public class Backlog {
  private static final int FOUND_AT_ONCE = 20_000;
  private static final int STARTED_AT_ONCE = 500;
  private static final int MOST_OF_AN_ACCOUNT = 500;

  /** Jobs of an account that are claimed together cost less than one by one. */
  private static final int LARGEST_SHARE = 10;

  /** So many that were queued lately and are not claimed yet are work enough for some seconds. */
  private static final int ENOUGH = 2_000;

  private static final Duration LATELY = Duration.ofMinutes(1);

  /** To find what is due costs by how much is due: what was found is used for so long at least. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** And it may take one part of so many of the time. */
  private static final int SELDOM = 20;

  private final SweepRows rows;
  private final StartDueJobs start;
  private final Clock clock;
  private final ReentrantLock working = new ReentrantLock();
  private final Deque<DueJob> found = new ArrayDeque<>();

  /** Whether more may be due than was found. */
  private boolean more;

  private volatile boolean left;
  private int share = 1;
  private Instant keptUntil = Instant.MIN;

  /** The account whose jobs were queued last. */
  private UUID last = new UUID(0, 0);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Backlog() {
    this(null, null, null);
  }

  @Inject
  public Backlog(SweepRows rows, StartDueJobs start, Clock clock) {
    this.rows = rows;
    this.start = start;
    this.clock = clock;
  }

  /** More may have fallen due: queues of it until a time; what was found long ago is found anew. */
  public void start(Instant end) {
    working.lock();
    try {
      more = true;
      if (keptUntil.isBefore(clock.instant())) {
        found.clear();
      }
      startUntil(end);
    } finally {
      working.unlock();
    }
  }

  /** Whether there was neither time nor room for all. */
  public boolean isLeft() {
    return left;
  }

  /** Queues what is left until a time, unless somebody is at it. */
  public void goOn(Instant end) {
    if (!working.tryLock()) {
      return;
    }
    try {
      startUntil(end);
    } finally {
      working.unlock();
    }
  }

  private void startUntil(Instant end) {
    left = true;
    while (!isEnoughQueued()) {
      if (find()) {
        startSome();
      }
      left = more || !found.isEmpty();
      if (!left || !clock.instant().isBefore(end)) {
        return;
      }
    }
  }

  private boolean isEnoughQueued() {
    return rows.queuedSince(clock.instant().minus(LATELY), ENOUGH) >= ENOUGH;
  }

  private boolean find() {
    if (found.isEmpty() && more) {
      Instant begin = clock.instant();
      found.addAll(rows.ripe(new Rounds(last, share, MOST_OF_AN_ACCOUNT), FOUND_AT_ONCE));
      Instant end = clock.instant();
      Duration kept = Duration.between(begin, end).multipliedBy(SELDOM);
      keptUntil = end.plus(kept.compareTo(KEPT) > 0 ? kept : KEPT);
      more = found.size() == FOUND_AT_ONCE;
      share = nextShare();
    }
    return !found.isEmpty();
  }

  /** A look should find about one round of all accounts; who begins gets no more than others. */
  private int nextShare() {
    if (!more) {
      return 1;
    }
    int accounts = Math.max(1, (int) found.stream().map(DueJob::account).distinct().count());
    return (long) accounts * share < FOUND_AT_ONCE
        ? Math.min(LARGEST_SHARE, Math.max(1, FOUND_AT_ONCE / accounts))
        : Math.max(1, share / 2);
  }

  private void startSome() {
    List<UUID> some = new ArrayList<>();
    while (some.size() < STARTED_AT_ONCE && !found.isEmpty()) {
      DueJob job = found.remove();
      some.add(job.id());
      last = job.account();
    }
    start.startBacklog(some);
  }
}
