package org.caselli.fax.flow;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A program outside that speaks JMS with the broker, signed in with an API key. */
final class Program implements AutoCloseable {
  private static final long PATIENCE_MS = 60_000;

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final String apiKey;
  private final TemporaryQueue answers;
  private final MessageConsumer answered;

  Program(ServerUnderTest server, FaxClient account) throws JMSException {
    this(server, account.keyId(), account.apiKey());
  }

  Program(ServerUnderTest server, String keyId, String apiKey) throws JMSException {
    this.apiKey = apiKey;
    this.factory = new ActiveMQConnectionFactory(url(server));
    try {
      this.connection = factory.createConnection(keyId, apiKey);
    } catch (JMSException e) {
      factory.close();
      throw e;
    }
    connection.start();
    this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    this.answers = session.createTemporaryQueue();
    this.answered = session.createConsumer(answers);
  }

  static String url(ServerUnderTest server) {
    return "tcp://"
        + server.jms()
        + "?sslEnabled=true&trustStoreType=PEM&trustStorePath="
        + server.jmsCertificate();
  }

  Session session() {
    return session;
  }

  TemporaryQueue answers() {
    return answers;
  }

  /** A message with a document. */
  BytesMessage document(byte[] bytes, Map<String, String> properties) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(bytes);
    return with(message, properties);
  }

  /** A message with JSON. */
  TextMessage text(String json) throws JMSException {
    return with(session.createTextMessage(json), Map.of());
  }

  <M extends Message> M with(M message, Map<String, String> properties) throws JMSException {
    message.setStringProperty("api_key", apiKey);
    message.setJMSReplyTo(answers);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      message.setStringProperty(property.getKey(), property.getValue());
    }
    return message;
  }

  void send(Message message) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue("fax_submit"))) {
      producer.send(message);
    }
  }

  /** The next answer. */
  TextMessage answer() throws JMSException {
    return next(answered);
  }

  /** What somebody waits for, within a minute. */
  static TextMessage next(MessageConsumer consumer) throws JMSException {
    Message message = consumer.receive(PATIENCE_MS);
    if (message instanceof TextMessage text) {
      return text;
    }
    throw new AssertionError("expected a message, got " + message);
  }

  /** The events of an account from now on. */
  MessageConsumer events(String account) throws JMSException {
    Session listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    return listening.createConsumer(listening.createTopic("fax_events_" + account));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
