package org.caselli.fax.observe;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many messages are in the embedded broker's dead-letter queues, by WildFly's management. */
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final String QUEUE =
      "jboss.as:subsystem=messaging-activemq,server=default,jms-queue=";
  private static final List<String> QUEUES = List.of("DLQ", "fax_submit_dead");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** The count, or NaN when the broker is not this server's own. */
  double count() {
    double all = 0;
    for (String queue : QUEUES) {
      all += count(queue);
    }
    return all;
  }

  private double count(String queue) {
    try {
      Object count = server.getAttribute(new ObjectName(QUEUE + queue), "messageCount");
      return count instanceof Number number ? number.doubleValue() : Double.NaN;
    } catch (JMException e) {
      log.debug("There is no queue {} on this server", queue, e);
      return Double.NaN;
    }
  }
}
