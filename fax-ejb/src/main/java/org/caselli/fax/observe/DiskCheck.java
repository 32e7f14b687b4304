package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.caselli.fax.health.HealthChecks;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready only while there is room for more, by {@code disk_free_limit}. */
@ApplicationScoped
public class DiskCheck implements HealthCheck {
  @Inject private Probes probes;

  @Override
  public HealthCheckResponse call() {
    Map<String, Long> free = probes.freeBytes();
    long limit = probes.freeLimit();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(HealthChecks.DISK).withData("limit_bytes", limit);
    free.forEach((place, bytes) -> response.withData(place + "_free_bytes", bytes));
    return response.status(free.values().stream().allMatch(bytes -> bytes >= limit)).build();
  }
}
