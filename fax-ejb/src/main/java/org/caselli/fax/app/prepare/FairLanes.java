package org.caselli.fax.app.prepare;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Runs work of many accounts on a few threads so that none delays another: accounts take turns, and
 * one account has at most two pieces of work under way. Work beyond an account's bound is refused;
 * the sweep brings it again. Thread-safe.
 */
public final class FairLanes {
  private static final int MOST_PER_ACCOUNT = 2;

  private final Executor executor;
  private final int width;
  private final int bound;
  private final Map<UUID, Queue<Runnable>> waiting = new LinkedHashMap<>();
  private final Map<UUID, Integer> running = new HashMap<>();
  private int active;

  /**
   * Lanes over an executor.
   *
   * @param width pieces of work under way at the most
   * @param bound pieces of work that may wait for one account
   */
  public FairLanes(Executor executor, int width, int bound) {
    this.executor = executor;
    this.width = width;
    this.bound = bound;
  }

  /** Work for an account; false when too much of it waits already. */
  public boolean submit(UUID account, Runnable work) {
    synchronized (this) {
      Queue<Runnable> lane = waiting.computeIfAbsent(account, id -> new ArrayDeque<>());
      if (lane.size() >= bound) {
        return false;
      }
      lane.add(work);
    }
    fill();
    return true;
  }

  private void fill() {
    for (Turn turn = next(); turn != null; turn = next()) {
      Turn mine = turn;
      executor.execute(
          () -> {
            try {
              mine.work().run();
            } finally {
              done(mine.account());
              fill();
            }
          });
    }
  }

  private record Turn(UUID account, Runnable work) {}

  @org.jspecify.annotations.Nullable
  private synchronized Turn next() {
    if (active >= width) {
      return null;
    }
    for (UUID account : waiting.keySet()) {
      if (running.getOrDefault(account, 0) < MOST_PER_ACCOUNT) {
        Queue<Runnable> lane = waiting.remove(account);
        Runnable work = lane.remove();
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
