package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.health.HealthChecks;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells whether the broker answers, and never stands in the way: a fax that is accepted without the
 * broker is sent when it is back.
 */
@ApplicationScoped
public class BrokerCheck implements HealthCheck {
  @Inject private Probes probes;

  @Override
  public HealthCheckResponse call() {
    boolean up = probes.brokerIsUp();
    return HealthCheckResponse.named(HealthChecks.BROKER).withData("answers", up).up().build();
  }
}
