package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.health.HealthChecks;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Alive unless only a new process can help: threads wait for each other for ever, or the calls have
 * not been looked after for five minutes although the database answers. Outcomes that are not
 * written yet are in the memory of the process, so a database that is away is no reason to end it.
 */
@ApplicationScoped
public class LivenessCheck implements HealthCheck {
  private static final Duration HUNG = Duration.ofMinutes(5);

  @Inject private LiveCalls calls;
  @Inject private Probes probes;
  @Inject private Clock clock;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public HealthCheckResponse call() {
    long[] deadlocked = threads.findDeadlockedThreads();
    int locked = deadlocked == null ? 0 : deadlocked.length;
    Optional<Instant> ticked = calls.tickedAt();
    long age = ticked.map(at -> Duration.between(at, clock.instant()).toSeconds()).orElse(0L);
    boolean hung = age > HUNG.toSeconds() && probes.databaseIsUp();
    return HealthCheckResponse.named(HealthChecks.CALLS)
        .withData("threads_deadlocked", locked)
        .withData("last_look_seconds_ago", age)
        .status(locked == 0 && !hung)
        .build();
  }
}
