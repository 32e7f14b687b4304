package org.caselli.fax.management;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caselli.fax.management.ApplicationBeans.Refusal;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** What an operator can do: the operations of the MBean, by the same names with dashes. */
final class MaintenanceOperations {
  private static final SimpleAttributeDefinition ACCOUNT = text("account", true);
  private static final SimpleAttributeDefinition FAXBOX = text("faxbox", true);
  private static final SimpleAttributeDefinition NEXT = text("state", true);
  private static final SimpleAttributeDefinition JOB = text("job", true);
  private static final SimpleAttributeDefinition OPTIONAL_ACCOUNT = text("account", false);
  private static final SimpleAttributeDefinition NODE = text("node", false);
  private static final SimpleAttributeDefinition STATE = text("state", false);

  private final ApplicationBeans maintenance = ApplicationBeans.ofType("Maintenance");
  private final ManagementResourceRegistration model;

  private MaintenanceOperations(ManagementResourceRegistration model) {
    this.model = model;
  }

  static void register(ManagementResourceRegistration model) {
    MaintenanceOperations operations = new MaintenanceOperations(model);
    operations.looks("pending-jobs");
    operations.looks("active-jobs");
    operations.looks("account-jobs", ACCOUNT, STATE);
    operations.looks("faxbox-jobs", FAXBOX, STATE);
    operations.looks("versions");
    operations.looks("nodes");
    operations.acts("drain", NODE);
    operations.acts("resume-node", NODE);
    operations.acts("restart-job", JOB);
    operations.acts("update-job", JOB, NEXT);
    operations.acts("cancel-job", JOB);
    operations.acts("pause", OPTIONAL_ACCOUNT);
    operations.acts("resume", OPTIONAL_ACCOUNT);
    operations.acts("flush");
  }

  private static SimpleAttributeDefinition text(String name, boolean required) {
    return SimpleAttributeDefinitionBuilder.create(name, ModelType.STRING, !required).build();
  }

  private void looks(String name, SimpleAttributeDefinition... parameters) {
    model.registerOperationHandler(
        operation(name, parameters)
            .setReadOnly()
            .setReplyType(ModelType.LIST)
            .setReplyValueType(ModelType.OBJECT)
            .build(),
        handler(name, parameters));
  }

  private void acts(String name, SimpleAttributeDefinition... parameters) {
    model.registerOperationHandler(
        operation(name, parameters).setReplyType(ModelType.STRING).build(),
        handler(name, parameters));
  }

  private static SimpleOperationDefinitionBuilder operation(
      String name, SimpleAttributeDefinition... parameters) {
    return new SimpleOperationDefinitionBuilder(name, FaxSubsystem.WORDS)
        .setParameters(Stream.of(parameters).toArray(AttributeDefinition[]::new))
        .setRuntimeOnly();
  }

  private OperationStepHandler handler(String name, SimpleAttributeDefinition... parameters) {
    String method = BeanNames.operation(name);
    return new RuntimeStep(
        (context, operation) -> {
          List<String> arguments = new ArrayList<>();
          for (SimpleAttributeDefinition parameter : parameters) {
            arguments.add(parameter.resolveModelAttribute(context, operation).asString(""));
          }
          call(context, method, arguments);
        });
  }

  private void call(OperationContext context, String method, List<String> arguments)
      throws OperationFailedException {
    try {
      ModelNode result = context.getResult();
      maintenance
          .call(method, arguments.toArray(String[]::new))
          .ifPresent(value -> result.set(ModelValues.of(value)));
    } catch (Refusal e) {
      throw new OperationFailedException(e.getMessage(), e);
    }
  }
}
