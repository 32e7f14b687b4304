package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.dispatch.Surroundings.Disk;
import org.caselli.fax.domain.dispatch.Surroundings.Switch;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.Outlook;
import org.caselli.fax.port.TelephonyEngine;

/** {@link Outlook} by what the checks of health look at too. */
@ApplicationScoped
public class ProbedOutlook implements Outlook {
  private final TelephonyEngine engine;
  private final Probes probes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ProbedOutlook() {
    this(null, null);
  }

  @Inject
  public ProbedOutlook(TelephonyEngine engine, Probes probes) {
    this.engine = engine;
    this.probes = probes;
  }

  @Override
  public Surroundings look() {
    EngineHealth health = engine.health();
    long limit = probes.freeLimit();
    List<Disk> disks =
        probes.freeBytes().entrySet().stream()
            .map(place -> new Disk(place.getKey(), place.getValue(), limit))
            .toList();
    List<Switch> switches =
        health.links().stream()
            .map(link -> new Switch(link.name(), link.up(), link.calls(), link.detail()))
            .toList();
    return new Surroundings(engine.name(), health.able(), probes.brokerIsUp(), switches, disks);
  }
}
