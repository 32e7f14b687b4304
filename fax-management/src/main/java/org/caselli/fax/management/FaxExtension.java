package org.caselli.fax.management;

import org.caselli.fax.h2.PatientFilePath;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.ExtensionContext;
import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.operations.common.GenericSubsystemDescribeHandler;
import org.jboss.as.controller.parsing.ExtensionParsingContext;
import org.jboss.as.controller.registry.ManagementResourceRegistration;

/**
 * What WildFly loads, before it opens a database: {@code
 * /extension=org.caselli.fax.management:add}.
 */
public final class FaxExtension implements Extension {
  static final String SUBSYSTEM = "caselli-fax";
  static final String NAMESPACE = "urn:caselli:fax:management:1.0";

  private static final ModelVersion VERSION = ModelVersion.create(1);

  @Override
  public void initialize(ExtensionContext context) {
    PatientFilePath.register();
    SubsystemRegistration subsystem = context.registerSubsystem(SUBSYSTEM, VERSION);
    ManagementResourceRegistration model = subsystem.registerSubsystemModel(new FaxSubsystem());
    model.registerOperationHandler(
        GenericSubsystemDescribeHandler.DEFINITION, GenericSubsystemDescribeHandler.INSTANCE);
    subsystem.registerXMLElementWriter(SubsystemXml::new);
  }

  @Override
  public void initializeParsers(ExtensionParsingContext context) {
    context.setSubsystemXmlMapping(SUBSYSTEM, NAMESPACE, SubsystemXml::new);
  }
}
