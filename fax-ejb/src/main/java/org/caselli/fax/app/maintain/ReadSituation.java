package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.job.Backlogs;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;

/** How the whole system is doing, for its administrator. Thread-safe. */
@ApplicationScoped
public class ReadSituation {
  private final Tenancy tenancy;
  private final Backlogs backlogs;
  private final ReadHeldBack heldBack;
  private final TelephonyEngine engine;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadSituation() {
    this(null, null, null, null, null);
  }

  @Inject
  public ReadSituation(
      Tenancy tenancy,
      Backlogs backlogs,
      ReadHeldBack heldBack,
      TelephonyEngine engine,
      Clock clock) {
    this.tenancy = tenancy;
    this.backlogs = backlogs;
    this.heldBack = heldBack;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * How it is doing.
   *
   * @param waiting pending jobs that wait for a number that is busy
   * @param engine name of the engine of this node
   * @param health of that engine and its switches
   */
  public record Situation(
      Backlog backlog, long waiting, HeldBack heldBack, String engine, EngineHealth health) {}

  /** How it is doing now. */
  @Transactional
  public Situation readSituation(Access access) {
    tenancy.administerSystem(access);
    HeldBack held = heldBack.readHeldBack();
    return new Situation(
        backlogs.at(clock.instant(), held),
        backlogs.waitingForNumbers(),
        held,
        engine.name(),
        engine.health());
  }
}
