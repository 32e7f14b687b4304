package org.caselli.fax.app.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.caselli.fax.domain.settings.RetentionSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.usage.UsageLedger;

/** Forgets counts that have been kept for {@code usage_retention_days}. Thread-safe. */
@ApplicationScoped
public class ForgetUsage {
  private final UsageLedger ledger;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForgetUsage() {
    this(null, null, null);
  }

  @Inject
  public ForgetUsage(UsageLedger ledger, Settings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whatever is too old by now. */
  @Transactional
  public void forgetUsage() {
    int days = settings.system().get(RetentionSettings.USAGE);
    if (days > 0) {
      ledger.forgetBefore(clock.instant().minus(Duration.ofDays(days)));
    }
  }
}
