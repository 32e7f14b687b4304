package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.caselli.fax.boot.Converters;
import org.caselli.fax.imaging.worker.WorkerStatistics;
import org.caselli.fax.port.EngineHealth;
import org.caselli.fax.port.TelephonyEngine;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready to accept faxes: the database answers. The links to switches and the processes that convert
 * documents are told, but a fax is accepted and waits when none is up.
 */
@Readiness
@ApplicationScoped
public class FaxReadiness implements HealthCheck {
  private static final int VALID_WITHIN_S = 2;

  @Inject private DataSource dataSource;
  @Inject private TelephonyEngine engine;
  @Inject private Converters converters;

  @Override
  public HealthCheckResponse call() {
    EngineHealth health = engine.health();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("caselli-fax")
            .withData("engine", engine.name())
            .withData("engine_able", health.able());
    health
        .links()
        .forEach(
            link ->
                response.withData(
                    "switch " + link.name(), (link.up() ? "up " : "down ") + link.detail()));
    tell(response);
    return response.status(databaseAnswers()).build();
  }

  private void tell(HealthCheckResponseBuilder response) {
    WorkerStatistics workers = converters.workers();
    response
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
        .withData("office", converters.officeUnavailable().orElse("able"));
  }

  private boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(VALID_WITHIN_S);
    } catch (SQLException e) {
      return false;
    }
  }
}
