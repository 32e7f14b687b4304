package org.caselli.fax.management;

import java.util.function.Supplier;
import org.jboss.as.controller.CapabilityServiceBuilder;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.capability.RuntimeCapability;
import org.jboss.as.server.mgmt.domain.ExtensibleHttpManagement;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/** Puts {@code /metrics} on the management port, without a login, and takes it away. */
final class MetricsService implements Service {
  static final RuntimeCapability<Void> CAPABILITY =
      RuntimeCapability.Builder.of("org.caselli.fax.metrics", Void.class)
          .addRequirements(MetricsService.HTTP)
          .build();

  private static final String HTTP = "org.wildfly.management.http.extensible";
  private static final String CONTEXT = "/metrics";

  private final Supplier<ExtensibleHttpManagement> http;

  private MetricsService(Supplier<ExtensibleHttpManagement> http) {
    this.http = http;
  }

  static void install(OperationContext context) {
    CapabilityServiceBuilder<?> builder = context.getCapabilityServiceTarget().addService();
    builder.provides(CAPABILITY);
    builder
        .setInstance(
            new MetricsService(builder.requiresCapability(HTTP, ExtensibleHttpManagement.class)))
        .setInitialMode(ServiceController.Mode.ACTIVE)
        .install();
  }

  @Override
  public void start(StartContext context) {
    http.get()
        .addManagementHandler(
            CONTEXT, false, new MetricsHandler(ApplicationBeans.ofType("Metrics")));
  }

  @Override
  public void stop(StopContext context) {
    http.get().removeContext(CONTEXT);
  }
}
