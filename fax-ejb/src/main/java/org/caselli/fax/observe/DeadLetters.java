package org.caselli.fax.observe;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many messages are in the embedded broker's dead-letter queue, by WildFly's management. */
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final String QUEUE =
      "jboss.as:subsystem=messaging-activemq,server=default,jms-queue=DLQ";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** The count, or NaN when there is no such queue here. */
  double count() {
    try {
      Object count = server.getAttribute(new ObjectName(QUEUE), "messageCount");
      return count instanceof Number number ? number.doubleValue() : Double.NaN;
    } catch (JMException e) {
      log.debug("There is no dead-letter queue on this server", e);
      return Double.NaN;
    }
  }
}
