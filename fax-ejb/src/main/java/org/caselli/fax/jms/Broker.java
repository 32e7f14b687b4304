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
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.port.AccountQueues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link AccountQueues} over JMS, with local transactions of the broker only. A queue is looked up
 * once: the broker goes through all of its queues for that, and makes the one that is missing. It
 * is looked up anew after a failure; messages to a queue that somebody deleted meanwhile are lost
 * messages, which the sweep sends again. Thread-safe.
 */
public class Broker implements AccountQueues {
  /** Name of an account's queue without the account's 32 hex digits. */
  public static final String QUEUE_PREFIX = "fax_outbound_";

  private static final Logger log = LoggerFactory.getLogger(Broker.class);

  private final BrokerSessions sessions;
  private final Map<UUID, Queue> known = new ConcurrentHashMap<>();

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
    with(
        session -> {
          try (MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Map.Entry<UUID, List<QueuedJob>> account : jobs.entrySet()) {
              Queue queue = queue(session, account.getKey());
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
      Queue queue = queue(session, account);
      return new AccountQueueReader(sessions, session, session.createConsumer(queue));
    } catch (JMSException e) {
      known.clear();
      sessions.discard(session);
      throw new QueueFailure("The queue of account " + account + " could not be opened", e);
    }
  }

  @Override
  public boolean isEmpty(UUID account) {
    boolean[] empty = {false};
    with(
        session -> {
          try (QueueBrowser browser = session.createBrowser(queue(session, account))) {
            empty[0] = !browser.getEnumeration().hasMoreElements();
          }
        });
    return empty[0];
  }

  private void with(BrokerSessions.Work work) {
    try {
      sessions.with(work);
    } catch (QueueFailure e) {
      known.clear();
      throw e;
    }
  }

  private Queue queue(Session session, UUID account) throws JMSException {
    Queue queue = known.get(account);
    if (queue == null) {
      queue = session.createQueue(queueOf(account));
      known.put(account, queue);
    }
    return queue;
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
