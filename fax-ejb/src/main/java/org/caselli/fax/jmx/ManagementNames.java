package org.caselli.fax.jmx;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Makes objects known to the JVM's management, from where the management port shows them. */
public final class ManagementNames {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private ManagementNames() {}

  private static ObjectName name(String type) throws JMException {
    return new ObjectName("org.caselli.fax:type=" + type);
  }

  /** Registers an object, in place of one that an earlier deployment left. */
  public static <T> void register(String type, Class<T> view, T object) {
    try {
      unregister(type);
      SERVER.registerMBean(new DescribedBean(object, view), name(type));
    } catch (JMException e) {
      throw new IllegalStateException("The MBean " + type + " cannot be registered", e);
    }
  }

  /** Takes it out again, if it is there. */
  public static void unregister(String type) {
    try {
      if (SERVER.isRegistered(name(type))) {
        SERVER.unregisterMBean(name(type));
      }
    } catch (JMException e) {
      throw new IllegalStateException("The MBean " + type + " cannot be unregistered", e);
    }
  }
}
