package org.caselli.fax.flow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again at what another process does, for a limited time. */
final class Awaiting {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PERIOD_MS = 100;

  private Awaiting() {}

  /**
   * The first value that is as wanted.
   *
   * @throws AssertionError when there is none within two minutes, with the last value seen
   */
  static <T> T value(String what, Supplier<T> look, Predicate<T> wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + " did not get there within " + LIMIT + ": " + seen);
      }
      pause();
      seen = look.get();
    }
    return seen;
  }

  private static void pause() {
    new CompletableFuture<Boolean>()
        .completeOnTimeout(true, PERIOD_MS, TimeUnit.MILLISECONDS)
        .join();
  }
}
