package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.health.HealthChecks;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Started once the schema is there, the engine runs and calls are looked after. */
@ApplicationScoped
public class StartedCheck implements HealthCheck {
  @Inject private LiveCalls calls;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named(HealthChecks.STARTED)
        .status(calls.tickedAt().isPresent())
        .build();
  }
}
