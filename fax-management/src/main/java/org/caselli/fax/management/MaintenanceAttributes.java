package org.caselli.fax.management;

import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** What the model shows of the server now, read from its MBean each time. */
final class MaintenanceAttributes {
  private MaintenanceAttributes() {}

  static void register(ManagementResourceRegistration model) {
    ApplicationBeans metrics = ApplicationBeans.ofType("Metrics");
    AttributeDefinition deployed =
        SimpleAttributeDefinitionBuilder.create("deployed", ModelType.BOOLEAN)
            .setStorageRuntime()
            .build();
    model.registerReadOnlyAttribute(
        deployed,
        (context, operation) -> context.getResult().set(new ModelNode(metrics.isThere())));
  }
}
