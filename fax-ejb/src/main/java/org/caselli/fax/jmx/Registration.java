package org.caselli.fax.jmx;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Makes the beans of this package known when the server has started. */
@Startup
@Singleton
@DependsOn("FaxServer")
@TransactionManagement(TransactionManagementType.BEAN)
public class Registration {
  private static final String SETTINGS = "Settings";
  private static final String MAINTENANCE = "Maintenance";

  @Inject private SettingsBean settings;
  @Inject private MaintenanceBean maintenance;

  @PostConstruct
  void start() {
    ManagementNames.register(SETTINGS, SettingsMXBean.class, settings);
    ManagementNames.register(MAINTENANCE, MaintenanceMXBean.class, maintenance);
  }

  @PreDestroy
  void stop() {
    ManagementNames.unregister(MAINTENANCE);
    ManagementNames.unregister(SETTINGS);
  }
}
