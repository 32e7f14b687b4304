package org.caselli.fax.faults.telephone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Work that is carried out in order, and late when the switch is to fall behind: whoever gave it
 * may be gone by then. Thread-safe.
 */
final class Backlog {
  private final Deque<Late> waiting = new ArrayDeque<>();
  private long lateNanos;
  private boolean busy;

  private record Late(Runnable work, long dueNanos) {}

  /** Nothing waits. */
  Backlog(String name) {
    Threads.daemon(name, this::work).start();
  }

  /** So late from now on; with 0, what waits is carried out now. */
  synchronized void late(long ms) {
    lateNanos = TimeUnit.MILLISECONDS.toNanos(ms);
    notifyAll();
  }

  /** Carries out at once, in this thread, when the switch is not behind. */
  void add(Runnable work) {
    synchronized (this) {
      if (lateNanos > 0 || busy || !waiting.isEmpty()) {
        waiting.add(new Late(work, System.nanoTime() + lateNanos));
        notifyAll();
        return;
      }
    }
    work.run();
  }

  private void work() {
    try {
      while (true) {
        take().run();
        done();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Runnable take() throws InterruptedException {
    while (waiting.isEmpty() || left(waiting.peek()) > 0) {
      if (waiting.isEmpty()) {
        wait();
      } else {
        TimeUnit.NANOSECONDS.timedWait(this, left(waiting.peek()));
      }
    }
    busy = true;
    return waiting.remove().work();
  }

  private long left(Late next) {
    return lateNanos == 0 ? 0 : next.dueNanos() - System.nanoTime();
  }

  private synchronized void done() {
    busy = false;
  }
}
