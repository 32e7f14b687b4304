package org.caselli.fax.telephony.freeswitch;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The executor of an engine under test, which knows when nothing but the event loop is running. */
public final class EngineThreads implements Executor, AutoCloseable {
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private int running;

  @Override
  public void execute(Runnable task) {
    change(1);
    pool.execute(
        () -> {
          try {
            task.run();
          } finally {
            change(-1);
          }
        });
  }

  private synchronized void change(int by) {
    running += by;
    notifyAll();
  }

  synchronized int running() {
    return running;
  }

  /** Waits until at most so many tasks run; false when that takes longer than {@code seconds}. */
  public synchronized boolean awaitAtMost(int tasks, int seconds) {
    long left = TimeUnit.SECONDS.toMillis(seconds);
    try {
      while (running > tasks && left > 0) {
        long slice = Math.min(left, 100);
        wait(slice);
        left -= slice;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return running <= tasks;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
