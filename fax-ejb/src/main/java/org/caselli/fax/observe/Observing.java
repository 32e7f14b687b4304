package org.caselli.fax.observe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.caselli.fax.health.HealthBoard;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.jmx.ManagementNames;

/** Makes metrics and checks known when the server has started. */
@Startup
@Singleton
@DependsOn("FaxServer")
@TransactionManagement(TransactionManagementType.BEAN)
public class Observing {
  private static final String METRICS = "Metrics";

  @Inject private Meters meters;
  @Inject private Gauges gauges;
  @Inject private MicrometerMeasures measures;
  @Inject private HealthBoard board;
  @Inject private StartedCheck started;
  @Inject private LivenessCheck liveness;
  @Inject private DatabaseCheck database;
  @Inject private DiskCheck disk;
  @Inject private BrokerCheck broker;
  @Inject private EngineCheck engine;
  @Inject private ToolsCheck tools;
  @Inject private MailCheck mail;
  @Inject private NodeCheck node;

  @PostConstruct
  void start() {
    gauges.register();
    measures.register();
    ManagementNames.register(METRICS, MetricsMXBean.class, meters);
    board.hang(HealthChecks.STARTED, started);
    board.hang(HealthChecks.CALLS, liveness);
    board.hang(HealthChecks.DATABASE, database);
    board.hang(HealthChecks.DISK, disk);
    board.hang(HealthChecks.BROKER, broker);
    board.hang(HealthChecks.ENGINE, engine);
    board.hang(HealthChecks.TOOLS, tools);
    board.hang(HealthChecks.MAIL, mail);
    board.hang(HealthChecks.NODE, node);
  }

  @PreDestroy
  void stop() {
    ManagementNames.unregister(METRICS);
  }
}
