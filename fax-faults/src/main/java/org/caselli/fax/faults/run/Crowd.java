package org.caselli.fax.faults.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who do something at the same time. Not thread-safe. */
final class Crowd implements AutoCloseable {
  private final ExecutorService threads;
  private final List<Future<?>> doing = new ArrayList<>();

  /** What one of them does. */
  @FunctionalInterface
  interface Work {
    void does() throws IOException, InterruptedException;
  }

  Crowd(int people) {
    this.threads = Executors.newFixedThreadPool(people);
  }

  /** Lets somebody do it as soon as one is free. */
  void add(Work work) {
    Callable<Boolean> task =
        () -> {
          work.does();
          return true;
        };
    doing.add(threads.submit(task));
  }

  /**
   * Waits until all is done.
   *
   * @throws IOException when somebody failed
   */
  void await() throws IOException, InterruptedException {
    for (Future<?> one : doing) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause().getMessage(), e.getCause());
      }
    }
    doing.clear();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
