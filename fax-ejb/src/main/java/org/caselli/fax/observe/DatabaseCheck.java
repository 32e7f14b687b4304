package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.health.HealthChecks;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready only while the database answers: what cannot be written down is not accepted. */
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  @Inject private Probes probes;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named(HealthChecks.DATABASE).status(probes.databaseIsUp()).build();
  }
}
