package org.caselli.fax.jms;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.port.AccountQueues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link AccountQueues} over JMS, with local transactions of the broker only. Thread-safe. */
public class Broker implements AccountQueues {
  /** Name of an account's queue without the account's 32 hex digits. */
  public static final String QUEUE_PREFIX = "fax_outbound_";

  private static final Logger log = LoggerFactory.getLogger(Broker.class);

  private final BrokerSessions sessions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Broker() {
    this(null);
  }

  public Broker(ConnectionFactory factory) {
    this.sessions = new BrokerSessions(factory);
  }

  /** Name of the queue of an account. */
  public static String queueOf(UUID account) {
    return QUEUE_PREFIX + account.toString().replace("-", "");
  }

  @Override
  public void send(Map<UUID, List<QueuedJob>> jobs) {
    sessions.with(
        session -> {
          try (MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Map.Entry<UUID, List<QueuedJob>> account : jobs.entrySet()) {
              Queue queue = session.createQueue(queueOf(account.getKey()));
              for (QueuedJob job : account.getValue()) {
                TextMessage message = session.createTextMessage(job.job().toString());
                message.setLongProperty(AccountQueueReader.SEQ, job.seq());
                producer.setPriority(job.priority());
                producer.send(queue, message);
              }
            }
            session.commit();
          }
        });
  }

  @Override
  public AccountQueue open(UUID account) {
    Session session = sessions.borrow();
    try {
      Queue queue = session.createQueue(queueOf(account));
      return new AccountQueueReader(sessions, session, session.createConsumer(queue));
    } catch (JMSException e) {
      sessions.discard(session);
      throw new QueueFailure("The queue of account " + account + " could not be opened", e);
    }
  }

  @Override
  public boolean isEmpty(UUID account) {
    boolean[] empty = {false};
    sessions.with(
        session -> {
          try (QueueBrowser browser =
              session.createBrowser(session.createQueue(queueOf(account)))) {
            empty[0] = !browser.getEnumeration().hasMoreElements();
          }
        });
    return empty[0];
  }

  @Override
  public boolean isUp() {
    try {
      // To name a queue, the client asks the broker whether there is one.
      sessions.with(session -> session.createQueue(JmsWakeups.DISPATCH_QUEUE));
      return true;
    } catch (QueueFailure e) {
      log.debug("The broker does not answer", e);
      return false;
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
