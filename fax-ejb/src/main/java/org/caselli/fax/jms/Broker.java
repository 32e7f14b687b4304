package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.caselli.fax.port.AccountQueues;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link AccountQueues} over JMS: one connection, sessions kept for use again, local transactions
 * of the broker only. A connection that breaks is replaced when it is needed next. Thread-safe.
 */
public class Broker implements AccountQueues {
  /** Name of an account's queue without the account's 32 hex digits. */
  public static final String QUEUE_PREFIX = "fax_outbound_";

  private static final Logger log = LoggerFactory.getLogger(Broker.class);
  private static final String SEQ = "seq";
  private static final int MOST_IDLE = 16;

  private final ConnectionFactory factory;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private @Nullable Connection connection;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Broker() {
    this(null);
  }

  public Broker(ConnectionFactory factory) {
    this.factory = factory;
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
              Queue queue = session.createQueue(queueOf(account.getKey()));
              for (QueuedJob job : account.getValue()) {
                TextMessage message = session.createTextMessage(job.job().toString());
                message.setLongProperty(SEQ, job.seq());
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
    Session session = borrow();
    try {
      Queue queue = session.createQueue(queueOf(account));
      return new OpenQueue(session, session.createConsumer(queue));
    } catch (JMSException e) {
      discard(session);
      throw new QueueFailure("The queue of account " + account + " could not be opened", e);
    }
  }

  @Override
  public boolean isEmpty(UUID account) {
    boolean[] empty = {false};
    with(
        session -> {
          try (QueueBrowser browser =
              session.createBrowser(session.createQueue(queueOf(account)))) {
            empty[0] = !browser.getEnumeration().hasMoreElements();
          }
        });
    return empty[0];
  }

  /** Work with a session; nothing of it is kept. */
  @FunctionalInterface
  private interface Work {
    void with(Session session) throws JMSException;
  }

  @Override
  public boolean isUp() {
    try {
      // To name a queue, the client asks the broker whether there is one.
      with(session -> session.createQueue(JmsWakeups.DISPATCH_QUEUE));
      return true;
    } catch (QueueFailure e) {
      log.debug("The broker does not answer", e);
      return false;
    }
  }

  private void with(Work work) {
    Session session = borrow();
    try {
      work.with(session);
      giveBack(session);
    } catch (JMSException e) {
      discard(session);
      throw new QueueFailure("The broker did not do what it was asked for", e);
    }
  }

  private Session borrow() {
    Session kept = idle.pollFirst();
    if (kept != null) {
      return kept;
    }
    try {
      return connection().createSession(true, Session.SESSION_TRANSACTED);
    } catch (JMSException e) {
      reset();
      throw new QueueFailure("The broker cannot be reached", e);
    }
  }

  private void giveBack(Session session) {
    if (idle.size() < MOST_IDLE) {
      idle.addFirst(session);
    } else {
      quietly(session);
    }
  }

  private void discard(Session session) {
    quietly(session);
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closing what is broken may fail in any way, and then there is nothing left to do.
      log.debug("A broken JMS object could not be closed", e);
    }
  }

  private synchronized Connection connection() throws JMSException {
    Connection open = connection;
    if (open == null) {
      open = factory.createConnection();
      open.setExceptionListener(
          e -> {
            log.warn("The connection to the broker was lost; it is made anew when needed", e);
            reset();
          });
      open.start();
      connection = open;
    }
    return open;
  }

  private synchronized void reset() {
    Connection broken = connection;
    connection = null;
    idle.clear();
    if (broken != null) {
      quietly(broken);
    }
  }

  @Override
  public void close() {
    reset();
  }

  /** A consumer of one account's queue. */
  private final class OpenQueue implements AccountQueue {
    private final Session session;
    private final MessageConsumer consumer;
    private boolean open;
    private boolean broken;

    OpenQueue(Session session, MessageConsumer consumer) {
      this.session = session;
      this.consumer = consumer;
    }

    @Override
    public List<QueuedJob> take(int most) {
      List<QueuedJob> jobs = new ArrayList<>();
      try {
        while (jobs.size() < most) {
          Message message = consumer.receiveNoWait();
          if (message == null) {
            break;
          }
          open = true;
          if (message instanceof TextMessage text) {
            jobs.add(
                new QueuedJob(
                    UUID.fromString(text.getText()),
                    message.getLongProperty(SEQ),
                    message.getJMSPriority()));
          }
        }
        return jobs;
      } catch (JMSException e) {
        throw failed(e);
      }
    }

    @Override
    public void acknowledge() {
      try {
        session.commit();
        open = false;
      } catch (JMSException e) {
        throw failed(e);
      }
    }

    @Override
    public void putBack() {
      try {
        session.rollback();
        open = false;
      } catch (JMSException e) {
        throw failed(e);
      }
    }

    private QueueFailure failed(JMSException e) {
      broken = true;
      return new QueueFailure("The broker lost the queue while it was read", e);
    }

    @Override
    public void close() {
      try {
        if (open && !broken) {
          session.rollback();
        }
        consumer.close();
      } catch (JMSException e) {
        log.debug("A queue could not be closed", e);
        broken = true;
      }
      if (broken) {
        discard(session);
      } else {
        giveBack(session);
      }
    }
  }
}
