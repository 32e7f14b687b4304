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
 * more than one, and a database that does not answer holds nobody up. Thread-safe.
 */
final class Fresh<T> {
  static final Duration AGE = Duration.ofSeconds(5);
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Fresh.class);

  private final Supplier<T> source;
  private final Executor executor;
  private final Clock clock;
  private final Duration patience;
  private @Nullable T value;
  private @Nullable FutureTask<T> underWay;
  private Instant askedAt = Instant.MIN;

  Fresh(Supplier<T> source, Executor executor, Clock clock) {
    this(source, executor, clock, PATIENCE);
  }

  Fresh(Supplier<T> source, Executor executor, Clock clock, Duration patience) {
    this.patience = patience;
    this.source = source;
    this.executor = executor;
    this.clock = clock;
  }

  /** The value, at most some seconds old; empty when it cannot be had now. */
  synchronized Optional<T> get() {
    Instant now = clock.instant();
    if (now.isBefore(askedAt.plus(AGE))) {
      return Optional.ofNullable(value);
    }
    value = null;
    askedAt = now;
    try {
      if (underWay == null) {
        underWay = new FutureTask<>(source::get);
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
}
