package org.caselli.fax.management;

import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelType;

/** What the model shows of the server now, read from its MBean each time. */
final class StateAttributes {
  private StateAttributes() {}

  static void register(ManagementResourceRegistration model) {
    ApplicationBeans metrics = ApplicationBeans.ofType("Metrics");
    AttributeDefinition application =
        SimpleAttributeDefinitionBuilder.create("application", ModelType.STRING)
            .setStorageRuntime()
            .build();
    model.registerReadOnlyAttribute(
        application,
        (context, operation) ->
            context.getResult().set(metrics.isThere() ? "deployed" : "not deployed"));
  }
}
