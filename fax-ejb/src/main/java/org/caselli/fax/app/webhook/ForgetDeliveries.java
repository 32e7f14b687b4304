package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.WebhookSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears the log of webhooks of what has been kept for long enough, and gives up what waits for a
 * webhook that has been off for too long. Safe to run twice, on two nodes too. Thread-safe.
 */
@ApplicationScoped
public class ForgetDeliveries {
  private static final Logger log = LoggerFactory.getLogger(ForgetDeliveries.class);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 1_000;

  private final ForgettingSteps steps;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForgetDeliveries() {
    this(null, null, null);
  }

  @Inject
  public ForgetDeliveries(ForgettingSteps steps, Settings settings, Clock clock) {
    this.steps = steps;
    this.settings = settings;
    this.clock = clock;
  }

  /** Forgets what is old, page by page, each in a transaction of its own. */
  public void forgetDeliveries() {
    int late = steps.giveUpLate(clock.instant());
    Duration kept = Duration.ofDays(settings.system().get(WebhookSettings.LOG_DAYS));
    int forgotten = PAGE;
    for (int page = 0; page < MOST_PAGES && forgotten == PAGE; page++) {
      forgotten = steps.forget(clock.instant().minus(kept), PAGE);
    }
    if (late > 0) {
      log.info("{} deliveries for webhooks that are switched off were given up", late);
    }
  }
}
