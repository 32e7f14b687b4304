package org.caselli.fax.faults.run;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * By JMS; the broker's acknowledgement of a durable message accepts. Each fax has a connection of
 * its own, as the one before may have been cut. Thread-safe.
 */
record MessageEntrance(InetSocketAddress broker, RestClient.Access access) implements Entrance {
  @Override
  public String name() {
    return "message";
  }

  @Override
  public void submit(Order order) throws IOException {
    String url =
        "tcp://"
            + broker.getHostString()
            + ":"
            + broker.getPort()
            + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=30000";
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        Connection connection = factory.createConnection(access.keyId(), access.apiKey());
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue("fax_submit"))) {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      producer.send(message(session, order));
    } catch (JMSException e) {
      throw new IOException("The message may not have arrived", e);
    }
  }

  private BytesMessage message(Session session, Order order) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(order.document());
    Map<String, String> properties =
        Map.of(
            "api_key", access.apiKey(),
            "to_number", order.to(),
            "from_number", access.number(),
            "retries", "" + Scene.TRIES,
            "media_type", "image/tiff",
            "_AMQ_DUPL_ID", order.key());
    for (Map.Entry<String, String> property : properties.entrySet()) {
      message.setStringProperty(property.getKey(), property.getValue());
    }
    return message;
  }
}
