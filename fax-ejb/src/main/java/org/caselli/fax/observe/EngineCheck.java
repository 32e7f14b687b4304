package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.boot.InboundLine;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells the state of each switch and whether sending is paused, and never stands in the way: a fax
 * is accepted and waits when none is connected.
 */
@ApplicationScoped
public class EngineCheck implements HealthCheck {
  @Inject private TelephonyEngine engine;
  @Inject private Probes probes;
  @Inject private InboundLine inbound;

  @Override
  public HealthCheckResponse call() {
    EngineHealth health = engine.health();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(HealthChecks.ENGINE)
            .withData("engine", engine.name())
            .withData("able", health.able());
    probes.heldBack().ifPresent(held -> response.withData("sending", sending(held)));
    int port = inbound.openPort();
    if (port != 0) {
      response.withData("calls_port", port);
    }
    health
        .links()
        .forEach(
            link ->
                response.withData(
                    "switch " + link.name(), (link.up() ? "up " : "down ") + link.detail()));
    return response.up().build();
  }

  private static String sending(HeldBack held) {
    if (held.everybody()) {
      return "paused";
    }
    int accounts = held.accounts().size();
    return accounts == 0
        ? "on"
        : "paused for " + accounts + (accounts == 1 ? " account" : " accounts");
  }
}
