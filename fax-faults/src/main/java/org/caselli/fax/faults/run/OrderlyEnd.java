package org.caselli.fax.faults.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time to clean up when the process is told to end, as by Ctrl-C or SIGTERM: the thread at work is
 * interrupted, and the process waits until it is done. Without it servers that were started would
 * be left running. Thread-safe.
 */
final class OrderlyEnd implements AutoCloseable {
  private final Thread worker;
  private final Duration limit;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::begin, "orderly end");
  private volatile boolean begun;

  private OrderlyEnd(Thread worker, Duration limit) {
    this.worker = worker;
    this.limit = limit;
  }

  /** For the thread that asks, until this is closed; it has so much time to clean up. */
  static OrderlyEnd ofThisThread(Duration limit) {
    OrderlyEnd end = new OrderlyEnd(Thread.currentThread(), limit);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /** What the process does when it is told to end; returns when the thread is done. */
  void begin() {
    begun = true;
    worker.interrupt();
    try {
      if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("  not ended in time: something that was started may still run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was told to end. */
  boolean hasBegun() {
    return begun;
  }

  @Override
  public void close() {
    done.countDown();
    if (!begun) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
