package org.caselli.fax.management;

import java.util.Optional;
import org.jboss.as.controller.AbstractAddStepHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ReloadRequiredRemoveStepHandler;
import org.jboss.as.controller.ReloadRequiredWriteAttributeHandler;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.descriptions.StandardResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.Resource;
import org.jboss.dmr.ModelNode;

/** {@code /subsystem=caselli-fax}. */
final class FaxSubsystem extends SimpleResourceDefinition {
  static final PathElement PATH =
      PathElement.pathElement(ModelDescriptionConstants.SUBSYSTEM, FaxExtension.SUBSYSTEM);
  static final StandardResourceDescriptionResolver WORDS =
      new StandardResourceDescriptionResolver(
          FaxExtension.SUBSYSTEM,
          FaxSubsystem.class.getPackageName() + ".LocalDescriptions",
          FaxSubsystem.class.getClassLoader());

  FaxSubsystem() {
    super(
        new Parameters(PATH, WORDS)
            .setAddHandler(new Add())
            .setRemoveHandler(ReloadRequiredRemoveStepHandler.INSTANCE)
            .setCapabilities(MetricsService.CAPABILITY, MailTls.CAPABILITY));
  }

  @Override
  public void registerAttributes(ManagementResourceRegistration model) {
    MaintenanceAttributes.register(model);
    model.registerReadWriteAttribute(
        MailTls.ATTRIBUTE, null, ReloadRequiredWriteAttributeHandler.INSTANCE);
  }

  @Override
  public void registerOperations(ManagementResourceRegistration model) {
    super.registerOperations(model);
    MaintenanceOperations.register(model);
  }

  /** Makes the subsystem part of the server. */
  private static final class Add extends AbstractAddStepHandler {
    @Override
    protected void populateModel(OperationContext context, ModelNode operation, Resource resource)
        throws OperationFailedException {
      MailTls.ATTRIBUTE.validateAndSet(operation, resource.getModel());
    }

    @Override
    protected void performRuntime(OperationContext context, ModelNode operation, Resource resource)
        throws OperationFailedException {
      MetricsService.install(context);
      ModelNode name = MailTls.ATTRIBUTE.resolveModelAttribute(context, resource.getModel());
      MailTls.install(context, Optional.ofNullable(name.asStringOrNull()));
    }
  }
}
