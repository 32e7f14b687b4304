package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets WildFly stop and start the delivery to the message-driven beans of this node, by its own
 * management. What a bean has is finished; what the broker had sent ahead goes to other nodes.
 * Thread-safe.
 */
@ApplicationScoped
public class MessageDelivery {
  private static final Logger log = LoggerFactory.getLogger(MessageDelivery.class);
  private static final String BEANS =
      "jboss.as:deployment=*,subdeployment=fax-ejb.jar,subsystem=ejb3,message-driven-bean=*";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private boolean stopped;

  synchronized void stop() {
    stopped = true;
    all("stopDelivery");
  }

  synchronized void start() {
    stopped = false;
    all("startDelivery");
  }

  /** Begins anew, with another broker for instance, unless it is stopped. */
  synchronized void renew() {
    if (!stopped) {
      all("stopDelivery");
      all("startDelivery");
    }
  }

  private void all(String operation) {
    try {
      Set<ObjectName> beans = server.queryNames(new ObjectName(BEANS), null);
      if (beans.isEmpty()) {
        log.error("No bean does {}: WildFly shows none at {}", operation, BEANS);
      }
      for (ObjectName bean : beans) {
        server.invoke(bean, operation, new Object[0], new String[0]);
      }
    } catch (JMException e) {
      throw new IllegalStateException("WildFly did not " + operation, e);
    }
  }
}
