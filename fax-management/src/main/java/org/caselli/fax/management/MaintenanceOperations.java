package org.caselli.fax.management;

import org.jboss.as.controller.registry.ManagementResourceRegistration;

/** What an operator can do. */
final class MaintenanceOperations {
  private MaintenanceOperations() {}

  static void register(ManagementResourceRegistration model) {}
}
