package org.caselli.fax.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.jspecify.annotations.Nullable;

/**
 * The end of one fetch's time: whichever request is under way then is broken off, also one whose
 * server sends a byte now and then. Thread-safe.
 */
final class FetchDeadline implements AutoCloseable {
  private final Duration time;
  private final ScheduledFuture<?> alarm;
  private @Nullable HttpUriRequestBase current;
  private boolean over;

  FetchDeadline(ScheduledExecutorService scheduler, Duration time) {
    this.time = time;
    this.alarm = scheduler.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void expire() {
    over = true;
    if (current != null) {
      current.cancel();
    }
  }

  /** From now on this request is the one to break off. */
  synchronized void guards(HttpUriRequestBase request) throws FetchFailure {
    check();
    current = request;
  }

  /** Fails when the time is over. */
  synchronized void check() throws FetchFailure {
    if (over) {
      throw new FetchFailure(
          "The document was not fetched within "
              + time.toSeconds()
              + " s. Send it again later, or upload it.",
          false);
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
