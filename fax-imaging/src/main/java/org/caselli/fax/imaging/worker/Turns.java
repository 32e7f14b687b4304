package org.caselli.fax.imaging.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets so many callers in at once, in the order in which they came. The number may change at any
 * time. Thread-safe.
 */
final class Turns {

  private final IntSupplier most;
  private final Deque<Object> waiting = new ArrayDeque<>();
  private int inside;
  private boolean closed;

  Turns(IntSupplier most) {
    this.most = most;
  }

  /**
   * Waits for a turn; who has one gives it back with {@link #giveBack}.
   *
   * @return false when there was none within {@code patience}, or when it is closed
   */
  synchronized boolean take(Duration patience) throws InterruptedException {
    Object me = new Object();
    long end = System.nanoTime() + patience.toNanos();
    waiting.add(me);
    try {
      while (!closed && (waiting.peek() != me || inside >= most.getAsInt())) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      if (closed) {
        return false;
      }
      inside++;
      return true;
    } finally {
      waiting.remove(me);
      notifyAll();
    }
  }

  synchronized void giveBack() {
    inside--;
    notifyAll();
  }

  /** Sends everybody who waits away. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
