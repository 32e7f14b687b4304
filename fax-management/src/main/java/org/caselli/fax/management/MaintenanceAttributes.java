package org.caselli.fax.management;

import java.util.LinkedHashSet;
import java.util.Set;
import org.caselli.fax.management.ApplicationBeans.Refusal;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.PrimitiveListAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** What the model shows of the server now, read from its MBean each time. */
final class MaintenanceAttributes {
  private static final AttributeDefinition PAUSED =
      SimpleAttributeDefinitionBuilder.create("paused", ModelType.BOOLEAN, true)
          .setStorageRuntime()
          .build();
  private static final AttributeDefinition PAUSED_ACCOUNTS =
      PrimitiveListAttributeDefinition.Builder.of("paused-accounts", ModelType.STRING)
          .setRequired(false)
          .setStorageRuntime()
          .build();
  private static final String WHOLE_SYSTEM = "";

  private final ApplicationBeans maintenance = ApplicationBeans.ofType("Maintenance");
  private final ManagementResourceRegistration model;

  private MaintenanceAttributes(ManagementResourceRegistration model) {
    this.model = model;
  }

  static void register(ManagementResourceRegistration model) {
    MaintenanceAttributes attributes = new MaintenanceAttributes(model);
    attributes.application();
    attributes.shown("pending", ModelType.LONG);
    attributes.shown("active", ModelType.LONG);
    attributes.shown("due", ModelType.LONG);
    attributes.shown("waiting", ModelType.LONG);
    attributes.shown("engine", ModelType.STRING);
    attributes.shown("draining", ModelType.BOOLEAN);
    model.registerReadWriteAttribute(
        PAUSED,
        attributes.reader(PAUSED),
        new RuntimeStep((context, operation) -> attributes.pause(operation)));
    model.registerReadWriteAttribute(
        PAUSED_ACCOUNTS,
        attributes.reader(PAUSED_ACCOUNTS),
        new RuntimeStep((context, operation) -> attributes.pauseAccounts(operation)));
  }

  private void application() {
    model.registerReadOnlyAttribute(
        SimpleAttributeDefinitionBuilder.create("application", ModelType.STRING)
            .setStorageRuntime()
            .build(),
        new RuntimeStep(
            (context, operation) ->
                context.getResult().set(maintenance.isThere() ? "deployed" : "not deployed")));
  }

  private void shown(String name, ModelType type) {
    shown(SimpleAttributeDefinitionBuilder.create(name, type, true).setStorageRuntime().build());
  }

  private void shown(AttributeDefinition attribute) {
    model.registerReadOnlyAttribute(attribute, reader(attribute));
  }

  private OperationStepHandler reader(AttributeDefinition attribute) {
    String of = BeanNames.attribute(attribute.getName());
    return new RuntimeStep(
        (context, operation) ->
            maintenance
                .attribute(of)
                .ifPresent(value -> context.getResult().set(ModelValues.of(value))));
  }

  /** The console's form writes attributes, and calls no operations. */
  private void pause(ModelNode operation) throws OperationFailedException {
    boolean wanted = operation.get(ModelDescriptionConstants.VALUE).asBoolean(false);
    pause(wanted, WHOLE_SYSTEM);
  }

  private void pauseAccounts(ModelNode operation) throws OperationFailedException {
    ModelNode value = operation.get(ModelDescriptionConstants.VALUE);
    Set<String> wanted = new LinkedHashSet<>();
    if (value.isDefined()) {
      value.asList().forEach(each -> wanted.add(each.asString()));
    }
    Set<String> now = pausedAccounts();
    for (String account : wanted) {
      if (!now.contains(account)) {
        pause(true, account);
      }
    }
    for (String account : now) {
      if (!wanted.contains(account)) {
        pause(false, account);
      }
    }
  }

  private Set<String> pausedAccounts() {
    Set<String> now = new LinkedHashSet<>();
    maintenance
        .attribute(BeanNames.attribute(PAUSED_ACCOUNTS.getName()))
        .ifPresent(all -> ModelValues.of(all).asList().forEach(each -> now.add(each.asString())));
    return now;
  }

  private void pause(boolean wanted, String account) throws OperationFailedException {
    try {
      maintenance.call(wanted ? "pause" : "resume", account);
    } catch (Refusal e) {
      throw new OperationFailedException(e.getMessage(), e);
    }
  }
}
