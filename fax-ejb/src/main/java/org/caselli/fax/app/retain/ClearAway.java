package org.caselli.fax.app.retain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caselli.fax.domain.settings.RetentionSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what has been kept for long enough: gives up faxes that nobody sends (the settings
 * {@code tasks.fax_cleanup}), then erases documents and faxes whose retention is over, account by
 * account. Page by page, with a rest after each. Safe to run twice, on two nodes too. Thread-safe.
 */
@ApplicationScoped
public class ClearAway {
  private static final Logger log = LoggerFactory.getLogger(ClearAway.class);

  private final ClearingSteps steps;
  private final Settings settings;
  private final Wakeups wakeups;
  private final ScheduledExecutorService scheduler;
  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ClearAway() {
    this(null, null, null, null);
  }

  @Inject
  public ClearAway(
      ClearingSteps steps, Settings settings, Wakeups wakeups, ScheduledExecutorService scheduler) {
    this.steps = steps;
    this.settings = settings;
    this.wakeups = wakeups;
    this.scheduler = scheduler;
  }

  /** Begins to clear away, unless this node is still at it; returns after the first page. */
  public void clearAway() {
    if (running.compareAndSet(false, true)) {
      run(new Clearing(steps, settings, wakeups));
    }
  }

  private void run(Clearing clearing) {
    boolean more = false;
    try {
      more = clearing.page();
    } catch (RuntimeException e) {
      // The outermost loop of this thread: the next round begins anew with what is left.
      log.warn("Clearing away broke off; it goes on with the next round", e);
    }
    if (more) {
      Duration pause = settings.system().get(RetentionSettings.PAUSE);
      scheduler.schedule(() -> run(clearing), pause.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      running.set(false);
    }
  }
}
