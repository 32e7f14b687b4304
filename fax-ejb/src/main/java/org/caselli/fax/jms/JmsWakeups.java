package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.Wakeups;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Wakeups} as messages that are not persistent: what is lost with the broker the sweep
 * finds. An account is woken at once, and then again after a moment at the earliest, however many
 * wake-ups there are meanwhile; the last of them is never left out. A wake-up carries the time of
 * its sending, so that a dispatch which began later on the same node makes it superfluous.
 * Thread-safe.
 */
public class JmsWakeups implements Wakeups {
  static final String PREPARE_QUEUE = "fax_prepare";
  static final String DISPATCH_QUEUE = "fax_dispatch";
  static final String NOTIFY_QUEUE = "fax_notify";
  static final String ACCOUNT = "account";
  static final String LIFE = "life";
  static final String SENT = "sent_ns";

  private static final Logger log = LoggerFactory.getLogger(JmsWakeups.class);
  private static final int MOST_IDLE = 16;
  private static final String GROUP = "JMSXGroupID";

  private static final long MOMENT_MS = 20;
  private static final int LATER = Message.DEFAULT_PRIORITY - 2;

  private final ConnectionFactory factory;
  private final NodeLife node;
  private final ScheduledExecutorService scheduler;
  private final Set<UUID> justWoken = ConcurrentHashMap.newKeySet();
  private final Set<UUID> wokenAgain = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();
  private @Nullable Connection connection;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JmsWakeups() {
    this(null, null, null);
  }

  public JmsWakeups(ConnectionFactory factory, NodeLife node, ScheduledExecutorService scheduler) {
    this.factory = factory;
    this.node = node;
    this.scheduler = scheduler;
  }

  /** A session and its producer. */
  private record Lane(Session session, MessageProducer producer) {}

  @Override
  public void prepare(UUID job, UUID account) {
    send(
        PREPARE_QUEUE,
        Message.DEFAULT_PRIORITY,
        session -> {
          TextMessage message = session.createTextMessage(job.toString());
          message.setStringProperty(ACCOUNT, account.toString());
          return message;
        });
  }

  @Override
  public void dispatch(UUID account) {
    dispatch(account, Message.DEFAULT_PRIORITY);
  }

  @Override
  public void dispatchLater(UUID account) {
    dispatch(account, LATER);
  }

  private void dispatch(UUID account, int priority) {
    if (justWoken.add(account)) {
      scheduler.schedule(() -> momentOver(account), MOMENT_MS, TimeUnit.MILLISECONDS);
      wake(account, priority);
    } else {
      wokenAgain.add(account);
      if (!justWoken.contains(account) && wokenAgain.remove(account)) {
        wake(account, priority);
      }
    }
  }

  private void momentOver(UUID account) {
    justWoken.remove(account);
    if (wokenAgain.remove(account)) {
      dispatch(account);
    }
  }

  private void wake(UUID account, int priority) {
    send(
        DISPATCH_QUEUE,
        priority,
        session -> {
          TextMessage message = session.createTextMessage(account.toString());
          message.setStringProperty(GROUP, account.toString());
          message.setStringProperty(LIFE, node.owner().incarnation().toString());
          message.setLongProperty(SENT, System.nanoTime());
          return message;
        });
  }

  @Override
  public void notice(UUID notice) {
    send(
        NOTIFY_QUEUE,
        Message.DEFAULT_PRIORITY,
        session -> session.createTextMessage(notice.toString()));
  }

  /** Makes a message. */
  @FunctionalInterface
  private interface Letter {
    TextMessage write(Session session) throws JMSException;
  }

  private void send(String queue, int priority, Letter letter) {
    try {
      Lane lane = borrow();
      TextMessage message = letter.write(lane.session());
      MessageTrace.attach(message);
      lane.producer()
          .send(
              lane.session().createQueue(queue),
              message,
              DeliveryMode.NON_PERSISTENT,
              priority,
              Message.DEFAULT_TIME_TO_LIVE);
      if (idle.size() < MOST_IDLE) {
        idle.addFirst(lane);
      } else {
        lane.session().close();
      }
    } catch (JMSException e) {
      log.warn("A wake-up for {} was not sent; the sweep makes up for it", queue, e);
      reset();
    }
  }

  private Lane borrow() throws JMSException {
    Lane kept = idle.pollFirst();
    if (kept != null) {
      return kept;
    }
    Session session = connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer producer = session.createProducer(null);
    return new Lane(session, producer);
  }

  private synchronized Connection connection() throws JMSException {
    Connection open = connection;
    if (open == null) {
      open = factory.createConnection();
      open.setExceptionListener(e -> reset());
      connection = open;
    }
    return open;
  }

  private synchronized void reset() {
    Connection broken = connection;
    connection = null;
    idle.clear();
    if (broken != null) {
      try {
        broken.close();
      } catch (JMSException e) {
        log.debug("A broken connection could not be closed", e);
      }
    }
  }

  @Override
  public void close() {
    reset();
  }
}
