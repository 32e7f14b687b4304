package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.boot.Converters;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.imaging.worker.WorkerStatistics;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells what converts documents, and never stands in the way: a fax that cannot be converted now is
 * tried again.
 */
@ApplicationScoped
public class ToolsCheck implements HealthCheck {
  @Inject private Converters converters;

  @Override
  public HealthCheckResponse call() {
    WorkerStatistics workers = converters.workers();
    return HealthCheckResponse.named(HealthChecks.TOOLS)
        .withData("office", converters.officeUnavailable().orElse("able"))
        .withData("jpeg2000", converters.jpeg2000() ? "able" : "OpenJPEG is not installed")
        .withData("conversion_workers_idle", workers.idle())
        .withData("conversion_workers_busy", workers.busy())
        .withData("conversions_waiting", workers.waiting())
        .withData("conversions", workers.documents())
        .withData("conversion_workers_started", workers.started())
        .withData("conversions_out_of_time", workers.outOfTime())
        .withData("conversions_out_of_memory", workers.outOfMemory())
        .withData("conversions_crashed", workers.crashed())
        .withData("conversion_workers_killed_from_outside", workers.killedFromOutside())
        .withData("conversion_workers_not_started", workers.notStarted())
        .up()
        .build();
  }
}
