package org.caselli.fax.jms.events;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventListener;
import org.caselli.fax.wire.EventJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link EventListener} that publishes what happens to faxes on {@code fax_events} and on {@code
 * fax_events_{account}}: persistent messages, all of one call in one transaction of the broker.
 * What a durable subscription has not taken in a week is gone. Thread-safe.
 */
public class EventTopics implements EventListener, AutoCloseable {
  /** Topic with the events of all accounts. */
  public static final String ALL = "fax_events";

  private static final Logger log = LoggerFactory.getLogger(EventTopics.class);
  private static final int MOST_TOPICS = 10_000;
  private static final Duration KEPT = Duration.ofDays(7);

  private final ConnectionFactory factory;
  private final boolean open;
  private final Map<String, Topic> topics = new HashMap<>();
  private @Nullable Connection connection;
  private @Nullable Session session;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventTopics() {
    this(null, false);
  }

  /**
   * Topics of a broker.
   *
   * @param open whether anybody can reach the broker from outside
   */
  public EventTopics(ConnectionFactory factory, boolean open) {
    this.factory = factory;
    this.open = open;
  }

  /** Name of the topic of an account. */
  public static String topicOf(UUID account) {
    return ALL + "_" + WireId.of(account);
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public boolean listens() {
    return open;
  }

  @Override
  public synchronized void tell(List<LoggedEvent> all) {
    List<LoggedEvent> events =
        all.stream().filter(each -> !each.event().kind().isOfDocument()).toList();
    try {
      Session present = session();
      try (MessageProducer producer = present.createProducer(null)) {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        producer.setTimeToLive(KEPT.toMillis());
        for (LoggedEvent event : events) {
          TextMessage message = message(present, event);
          producer.send(topic(present, topicOf(event.event().about().account())), message);
          producer.send(topic(present, ALL), message);
        }
        present.commit();
      }
    } catch (JMSException e) {
      close();
      throw new NotTold("The broker did not take " + events.size() + " events", e);
    }
  }

  /** Naming a topic asks the broker whether there is one, which takes longer than to send. */
  private Topic topic(Session present, String name) throws JMSException {
    Topic known = topics.get(name);
    if (known == null) {
      if (topics.size() == MOST_TOPICS) {
        topics.clear();
      }
      known = present.createTopic(name);
      topics.put(name, known);
    }
    return known;
  }

  private static TextMessage message(Session session, LoggedEvent logged) throws JMSException {
    FaxEvent event = logged.event();
    TextMessage message =
        session.createTextMessage(
            new String(Json.bytes(EventJson.of(logged)), StandardCharsets.UTF_8));
    message.setStringProperty("event_id", WireId.of(event.id()));
    message.setLongProperty("sequence", logged.number());
    message.setStringProperty("account_id", WireId.of(event.about().account()));
    if (event.about().faxbox().isPresent()) {
      message.setStringProperty("faxbox_id", WireId.of(event.about().faxbox().get()));
    }
    message.setStringProperty("fax_id", WireId.of(event.about().id()));
    message.setStringProperty("event", EventJson.kind(event));
    message.setStringProperty("state", EventJson.state(event));
    message.setStringProperty("direction", EventJson.direction(event));
    return message;
  }

  private Session session() throws JMSException {
    Session present = session;
    if (present == null) {
      Connection fresh = factory.createConnection();
      connection = fresh;
      present = fresh.createSession(true, Session.SESSION_TRANSACTED);
      session = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    Connection old = connection;
    session = null;
    connection = null;
    topics.clear();
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        log.debug("A connection to the broker could not be closed", e);
      }
    }
  }
}
