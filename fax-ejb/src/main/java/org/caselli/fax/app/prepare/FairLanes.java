package org.caselli.fax.app.prepare;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work of many accounts on a few threads so that none delays another: accounts take turns, and
 * one account has at most two pieces of work under way. Work beyond an account's bound is refused;
 * the sweep brings it again. Thread-safe.
 */
public final class FairLanes {
  private static final Logger log = LoggerFactory.getLogger(FairLanes.class);
  private static final int MOST_PER_ACCOUNT = 2;

  private final Executor executor;
  private final IntSupplier width;
  private final int bound;
  private final Map<UUID, Map<UUID, Runnable>> waiting = new LinkedHashMap<>();
  private final Map<UUID, Integer> running = new HashMap<>();
  private int active;

  /**
   * Lanes over an executor.
   *
   * @param width pieces of work under way at the most; asked each time
   * @param bound pieces of work that may wait for one account
   */
  public FairLanes(Executor executor, IntSupplier width, int bound) {
    this.executor = executor;
    this.width = width;
    this.bound = bound;
  }

  /**
   * Work for an account; without effect when work under that key waits already.
   *
   * @return false when too much of it waits
   */
  public boolean submit(UUID account, UUID key, Runnable work) {
    synchronized (this) {
      Map<UUID, Runnable> lane = waiting.computeIfAbsent(account, id -> new LinkedHashMap<>());
      if (lane.size() >= bound && !lane.containsKey(key)) {
        return false;
      }
      lane.putIfAbsent(key, work);
    }
    fill();
    return true;
  }

  /** Pieces of work that wait or are under way. */
  public synchronized int size() {
    return active + waiting.values().stream().mapToInt(Map::size).sum();
  }

  private void fill() {
    for (Turn turn = next(); turn != null; turn = next()) {
      Turn mine = turn;
      try {
        executor.execute(() -> run(mine));
      } catch (RejectedExecutionException e) {
        log.warn("No thread for a document of account {}; it comes again", mine.account(), e);
        done(mine.account());
        return;
      }
    }
  }

  private void run(Turn turn) {
    try {
      turn.work().run();
    } finally {
      done(turn.account());
      fill();
    }
  }

  private record Turn(UUID account, Runnable work) {}

  private synchronized @Nullable Turn next() {
    if (active >= width.getAsInt()) {
      return null;
    }
    for (UUID account : waiting.keySet()) {
      if (running.getOrDefault(account, 0) < MOST_PER_ACCOUNT) {
        Map<UUID, Runnable> lane = waiting.remove(account);
        Runnable work = lane.remove(lane.keySet().iterator().next());
        if (!lane.isEmpty()) {
          waiting.put(account, lane);
        }
        running.merge(account, 1, Integer::sum);
        active++;
        return new Turn(account, work);
      }
    }
    return null;
  }

  private synchronized void done(UUID account) {
    active--;
    running.computeIfPresent(account, (id, count) -> count == 1 ? null : count - 1);
  }
}
