package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.dispatch.SweepRows;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Wakeups;

/**
 * Resumes sending, for the system's administrator, and starts what was held back. An account that
 * is paused by itself stays so when the whole system is resumed. Thread-safe; never within a
 * transaction.
 */
@ApplicationScoped
public class ResumeSending {
  /** When every node knows that a setting has changed. */
  private static final Duration KNOWN = Duration.ofSeconds(1);

  private final Tenancy tenancy;
  private final ChangeSettings changeSettings;
  private final Settings settings;
  private final SweepRows rows;
  private final Wakeups wakeups;
  private final ScheduledExecutorService scheduler;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ResumeSending() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ResumeSending(
      Tenancy tenancy,
      ChangeSettings changeSettings,
      Settings settings,
      SweepRows rows,
      Wakeups wakeups,
      ScheduledExecutorService scheduler) {
    this.tenancy = tenancy;
    this.changeSettings = changeSettings;
    this.settings = settings;
    this.rows = rows;
    this.wakeups = wakeups;
    this.scheduler = scheduler;
  }

  /**
   * Resumes it; without effect where it is not paused.
   *
   * @param account for which it is resumed; empty for the whole system
   * @throws FaxException forbidden, or not found
   */
  public void resumeSending(Access access, Actor actor, Optional<UUID> account) {
    tenancy.administerSystem(access);
    changeSettings.changeSettings(access, Pausing.place(account), Pausing.change(false, actor));
    settings.refresh();
    List<UUID> held = account.map(List::of).orElseGet(rows::accountsWithQueuedJobs);
    wake(held);
    // A wake-up may go to a node that does not know yet.
    scheduler.schedule(() -> wake(held), KNOWN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void wake(List<UUID> accounts) {
    accounts.forEach(wakeups::dispatch);
  }
}
