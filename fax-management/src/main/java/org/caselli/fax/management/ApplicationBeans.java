package org.caselli.fax.management;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * An MBean of the application, {@code org.caselli.fax:type=…}. It comes and goes with the
 * deployment. Thread-safe.
 */
final class ApplicationBeans {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  private ApplicationBeans(ObjectName name) {
    this.name = name;
  }

  static ApplicationBeans ofType(String type) {
    try {
      return new ApplicationBeans(new ObjectName("org.caselli.fax:type=" + type));
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(type, e);
    }
  }

  boolean isThere() {
    return server.isRegistered(name);
  }

  /** An attribute; empty while the application is not deployed, or does not know it now. */
  Optional<Object> attribute(String attribute) {
    try {
      return Optional.ofNullable(server.getAttribute(name, attribute));
    } catch (JMException | JMRuntimeException e) {
      return Optional.empty();
    }
  }
}
