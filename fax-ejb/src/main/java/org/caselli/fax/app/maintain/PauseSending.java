package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.settings.Settings;

/**
 * Pauses sending, for the system's administrator: nothing new is dialled, calls that are up go on,
 * faxes are accepted and prepared. It holds on this node when the call returns, and on the others
 * within a second. It is a setting, and audited as one. Thread-safe; never within a transaction.
 */
@ApplicationScoped
public class PauseSending {
  private final Tenancy tenancy;
  private final ChangeSettings changeSettings;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PauseSending() {
    this(null, null, null);
  }

  @Inject
  public PauseSending(Tenancy tenancy, ChangeSettings changeSettings, Settings settings) {
    this.tenancy = tenancy;
    this.changeSettings = changeSettings;
    this.settings = settings;
  }

  /**
   * Pauses it; without effect where it is paused.
   *
   * @param account whose faxes are held back; empty for everybody's
   * @throws FaxException forbidden, or not found
   */
  public void pauseSending(Access access, Actor actor, Optional<UUID> account) {
    tenancy.administerSystem(access);
    changeSettings.changeSettings(access, Pausing.place(account), Pausing.change(true, actor));
    settings.refresh();
  }
}
