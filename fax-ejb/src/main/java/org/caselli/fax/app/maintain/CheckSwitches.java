package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.settings.SwitchSettings;
import org.caselli.fax.port.SwitchReport;
import org.caselli.fax.port.TelephonyEngine;

/**
 * Looks whether the switches have what faxes need, for the system's administrator. Blocking for up
 * to some minutes, never within a transaction. Thread-safe.
 */
@ApplicationScoped
public class CheckSwitches {
  private final Tenancy tenancy;
  private final TelephonyEngine engine;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CheckSwitches() {
    this(null, null, null);
  }

  @Inject
  public CheckSwitches(Tenancy tenancy, TelephonyEngine engine, Settings settings) {
    this.tenancy = tenancy;
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * Inspects every switch that is configured.
   *
   * @throws FaxException forbidden; conflict when the engine has no switches
   */
  public List<SwitchReport> checkSwitches(Access access) {
    tenancy.administerSystem(access);
    if (!engine.name().equals("freeswitch")) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "The "
              + engine.name()
              + " works without switches; start the server with --engine freeswitch --switch"
              + " HOST:PORT");
    }
    SettingsSnapshot system = settings.system();
    return engine.inspect(
        new SwitchReport.Wanted(
            Optional.of(system.get(FaxSettings.FILE_PROXY_ADDRESS))
                .filter(address -> !address.isEmpty())
                .map(URI::create),
            system.get(FaxSettings.DIAL_STRING),
            system.get(SwitchSettings.FILE_DIRECTORY)));
  }
}
