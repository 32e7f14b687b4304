package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transacted sessions of one connection to the broker, kept for use again. A connection that breaks
 * is replaced when it is needed next. Thread-safe.
 */
final class BrokerSessions {
  private static final Logger log = LoggerFactory.getLogger(BrokerSessions.class);
  private static final int MOST_IDLE = 16;

  private final ConnectionFactory factory;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private @Nullable Connection connection;

  BrokerSessions(ConnectionFactory factory) {
    this.factory = factory;
  }

  /** Work with a session; nothing of it is kept. */
  @FunctionalInterface
  interface Work {
    void with(Session session) throws JMSException;
  }

  /** Has work done; a session that failed is not used again. */
  void with(Work work) {
    Session session = borrow();
    try {
      work.with(session);
      giveBack(session);
    } catch (JMSException e) {
      discard(session);
      throw new QueueFailure("The broker did not do what it was asked for", e);
    }
  }

  /** A session for one user, who gives it back or discards it. */
  Session borrow() {
    Session kept = idle.pollFirst();
    if (kept != null) {
      return kept;
    }
    try {
      return connection().createSession(true, Session.SESSION_TRANSACTED);
    } catch (JMSException e) {
      close();
      throw new QueueFailure("The broker cannot be reached", e);
    }
  }

  void giveBack(Session session) {
    if (idle.size() < MOST_IDLE) {
      idle.addFirst(session);
    } else {
      quietly(session);
    }
  }

  /** The session is broken. */
  void discard(Session session) {
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
            close();
          });
      open.start();
      connection = open;
    }
    return open;
  }

  /** Lets go of the connection; whoever needs one next makes it anew. */
  synchronized void close() {
    Connection broken = connection;
    connection = null;
    idle.clear();
    if (broken != null) {
      quietly(broken);
    }
  }
}
