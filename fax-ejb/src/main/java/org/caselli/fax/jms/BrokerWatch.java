package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a broker outside was lost and that one of the pair is there again. WildFly's own
 * consumers look for the broker that they lost only, not for the one that took its place. {@link
 * #look} by one thread at a time.
 */
public class BrokerWatch {
  private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

  private final ConnectionFactory broker;
  private final Runnable returned;
  private @Nullable Connection connection;
  private volatile boolean lost;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BrokerWatch() {
    this(null, null);
  }

  /**
   * A watch that has not begun.
   *
   * @param returned told whenever a broker is there again after one was lost; tried again when it
   *     fails
   */
  public BrokerWatch(ConnectionFactory broker, Runnable returned) {
    this.broker = broker;
    this.returned = returned;
  }

  /** Connects, and when that was necessary because a broker was lost, says that one is there. */
  public void look() {
    if (connection != null && !lost) {
      return;
    }
    close();
    try {
      Connection fresh = broker.createConnection();
      connection = fresh;
      boolean again = lost;
      lost = false;
      fresh.setExceptionListener(e -> lost = true);
      if (again) {
        log.info("There is a broker again");
        announce();
      }
    } catch (JMSException e) {
      log.debug("There is no broker", e);
    }
  }

  private void announce() {
    try {
      returned.run();
    } catch (RuntimeException e) {
      lost = true;
      throw e;
    }
  }

  /** Ends the watch. */
  public void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        log.debug("A connection to the broker could not be closed", e);
      }
    }
  }
}
