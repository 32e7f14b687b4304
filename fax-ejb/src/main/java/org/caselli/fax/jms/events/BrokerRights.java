package org.caselli.fax.jms.events;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.EventRights;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventRights} as security settings of Artemis, given by its management messages; the broker
 * keeps them. Thread-safe.
 */
public class BrokerRights implements EventRights {
  private static final String MANAGEMENT = "activemq.management";
  private static final long PATIENCE_MS = 10_000;

  /** Group of everybody who signs in. */
  private static final String EVERYBODY = "fax-key";

  /** Begins what Artemis says of an address that is there already. */
  private static final String EXISTS = "AMQ229204";

  /** The servers themselves, where the broker asks them who they are. */
  private static final String SERVERS = "fax-server";

  private final ConnectionFactory factory;
  private final AccountQueues queues;
  private final boolean needed;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BrokerRights() {
    this(null, null, false);
  }

  /**
   * Rights at a broker.
   *
   * @param needed whether anybody can reach the broker from outside
   */
  public BrokerRights(ConnectionFactory factory, AccountQueues queues, boolean needed) {
    this.factory = factory;
    this.queues = queues;
    this.needed = needed;
  }

  @Override
  public boolean areNeeded() {
    return needed;
  }

  /** Temporary queues for replies: one random word; everything of ours has a dot in its name. */
  @Override
  public void grantAll() {
    addSecuritySettings("*", with(EVERYBODY), SERVERS);
  }

  /** Makes the account's queue and topic first, so that nobody else can make any of that name. */
  @Override
  public void grant(UUID account) {
    String topic = "jms.topic." + EventTopics.topicOf(account);
    String listeners = "fax-account-" + WireId.of(account);
    queues.isEmpty(account);
    Optional<String> refusal = order("createAddress", topic, "MULTICAST");
    if (refusal.isPresent() && !refusal.get().contains(EXISTS)) {
      throw notGranted("createAddress " + topic + ": " + refusal.get());
    }
    addSecuritySettings(topic, with(listeners), with(listeners));
  }

  /**
   * The broker's operation of that name: who may send, consume, create and delete durable queues,
   * create and delete others, manage, browse, create and delete addresses.
   */
  private void addSecuritySettings(String match, String consumers, String durable) {
    Optional<String> refusal =
        order(
            "addSecuritySettings",
            match,
            SERVERS,
            consumers,
            durable,
            durable,
            consumers,
            consumers,
            SERVERS,
            SERVERS,
            SERVERS,
            SERVERS);
    if (refusal.isPresent()) {
      throw notGranted("addSecuritySettings " + match + ": " + refusal.get());
    }
  }

  private static String with(String group) {
    return group + "," + SERVERS;
  }

  private static NotGranted notGranted(String what) {
    return new NotGranted("The broker refused", new IllegalStateException(what));
  }

  /** Has the broker do something; what it says when it does not. */
  private Optional<String> order(String operation, String... arguments) {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      TemporaryQueue answers = session.createTemporaryQueue();
      TextMessage order = session.createTextMessage(Json.of(arguments).toString());
      order.setStringProperty("_AMQ_ResourceName", "broker");
      order.setStringProperty("_AMQ_OperationName", operation);
      order.setJMSReplyTo(answers);
      try (MessageProducer producer = session.createProducer(session.createQueue(MANAGEMENT));
          MessageConsumer consumer = session.createConsumer(answers)) {
        producer.send(order);
        return refusal(consumer.receive(PATIENCE_MS));
      }
    } catch (JMSException e) {
      throw new NotGranted("The broker did not " + operation, e);
    }
  }

  private static Optional<String> refusal(@Nullable Message answer) throws JMSException {
    if (answer == null) {
      return Optional.of("no answer");
    }
    if (answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
      return Optional.empty();
    }
    return Optional.of(answer instanceof TextMessage text ? text.getText() : "no reason");
  }
}
