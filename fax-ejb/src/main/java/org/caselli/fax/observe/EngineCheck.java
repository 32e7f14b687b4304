package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells the state of each switch, and never stands in the way: a fax is accepted and waits when
 * none is connected.
 */
@ApplicationScoped
public class EngineCheck implements HealthCheck {
  @Inject private TelephonyEngine engine;

  @Override
  public HealthCheckResponse call() {
    EngineHealth health = engine.health();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(HealthChecks.ENGINE)
            .withData("engine", engine.name())
            .withData("able", health.able());
    health
        .links()
        .forEach(
            link ->
                response.withData(
                    "switch " + link.name(), (link.up() ? "up " : "down ") + link.detail()));
    return response.up().build();
  }
}
