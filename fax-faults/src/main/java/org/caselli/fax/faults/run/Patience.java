package org.caselli.fax.faults.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for something, not longer than so long. */
public record Patience(Duration limit) {
  private static final long GLANCE_MS = 50;

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits until it holds, which it does not while it cannot be found out; says whether it does. */
  public boolean until(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
    }
    return true;
  }

  private static boolean holds(Condition condition) throws InterruptedException {
    try {
      return condition.holds();
    } catch (IOException e) {
      return false;
    }
  }
}
