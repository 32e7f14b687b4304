package org.caselli.fax.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Where the parts of the application hang out their checks. Thread-safe. */
@ApplicationScoped
public class HealthBoard {
  private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();

  /** From now on this check answers under that name, which is one of {@link HealthChecks}. */
  public void hang(String name, HealthCheck check) {
    checks.put(name, check);
  }

  /** Asks a check; without one, what is said is {@code before}. */
  HealthCheckResponse ask(String name, boolean before) {
    HealthCheck check = checks.get(name);
    return check == null ? HealthCheckResponse.named(name).status(before).build() : check.call();
  }
}
