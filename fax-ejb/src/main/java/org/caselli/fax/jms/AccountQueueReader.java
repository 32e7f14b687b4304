package org.caselli.fax.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.port.AccountQueues.AccountQueue;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the queue of one account, over a session of its own. */
final class AccountQueueReader implements AccountQueue {
  /** The property with the job's message sequence. */
  static final String SEQ = "seq";

  private static final Logger log = LoggerFactory.getLogger(AccountQueueReader.class);

  private final BrokerSessions sessions;
  private final Session session;
  private final MessageConsumer consumer;
  private boolean open;
  private boolean broken;

  AccountQueueReader(BrokerSessions sessions, Session session, MessageConsumer consumer) {
    this.sessions = sessions;
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
      sessions.discard(session);
    } else {
      sessions.giveBack(session);
    }
  }
}
