package org.caselli.fax.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that costs something to get: got anew when it is asked for and older than {@link #AGE},
 * on another thread, which is waited for no longer than {@link #PATIENCE}. So many who ask cost no
 * more than one, and a database that does not answer holds nobody up. What takes long is got less
 * often: one {@value #SHARE}th of the time at the most, and once in {@link #OLDEST} at the least.
 * Thread-safe.
 */
final class Fresh<T> {
  static final Duration AGE = Duration.ofSeconds(5);
  static final Duration OLDEST = Duration.ofMinutes(1);
  static final Duration PATIENCE = Duration.ofSeconds(2);
  static final int SHARE = 50;

  private static final Logger log = LoggerFactory.getLogger(Fresh.class);

  private final Supplier<T> source;
  private final Executor executor;
  private final Clock clock;
  private final Duration patience;
  private @Nullable T value;
  private @Nullable FutureTask<T> underWay;
  private Instant askedAt = Instant.MIN;
  private volatile Duration took = Duration.ZERO;

  Fresh(Supplier<T> source, Executor executor, Clock clock) {
    this(source, executor, clock, PATIENCE);
  }

  Fresh(Supplier<T> source, Executor executor, Clock clock, Duration patience) {
    this.patience = patience;
    this.source = source;
    this.executor = executor;
    this.clock = clock;
  }

  /** The value, not old; empty when it cannot be had now. */
  synchronized Optional<T> get() {
    Instant now = clock.instant();
    if (now.isBefore(askedAt.plus(value == null ? AGE : age()))) {
      return Optional.ofNullable(value);
    }
    value = null;
    askedAt = now;
    try {
      if (underWay == null) {
        underWay = new FutureTask<>(this::timed);
        executor.execute(underWay);
      }
      value = underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      underWay = null;
    } catch (TimeoutException e) {
      // It stays under way; whoever asks next looks again.
      log.debug("No answer within {}", patience);
    } catch (ExecutionException | RejectedExecutionException e) {
      underWay = null;
      log.debug("It cannot be had now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(value);
  }

  private T timed() {
    Instant begin = clock.instant();
    T found = source.get();
    took = Duration.between(begin, clock.instant());
    return found;
  }

  private Duration age() {
    Duration wanted = took.multipliedBy(SHARE);
    if (wanted.compareTo(AGE) < 0) {
      return AGE;
    }
    return wanted.compareTo(OLDEST) < 0 ? wanted : OLDEST;
  }
}
