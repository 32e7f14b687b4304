package org.caselli.fax.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs at the brokers of a cluster: TLS, API keys and what these may, and a broker that goes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerPairTest {
  private static final UUID KEY = UUID.randomUUID();
  private static final String SECRET = "abc";
  private static final String HASH_OF_SECRET =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String URL = "jdbc:h2:mem:brokers;DB_CLOSE_DELAY=-1";

  @TempDir private static Path etc;
  private static java.sql.Connection database;
  private static BrokerPair brokers;

  @BeforeAll
  static void start() throws Exception {
    database = DriverManager.getConnection(URL, "sa", "");
    try (Statement statement = database.createStatement()) {
      statement.execute("create table broker_login (key_id uuid, key_hash text, login_group text)");
      for (String group : new String[] {"fax-key", "fax-send"}) {
        statement.execute(
            "insert into broker_login values ('%s', '%s', '%s')"
                .formatted(KEY, HASH_OF_SECRET, group));
      }
    }
    Files.writeString(etc.resolve("keys.properties"), "url=" + URL + "\nuser=sa\npassword=\n");
    brokers = new BrokerPair(etc);
  }

  @AfterAll
  static void stop() throws Exception {
    brokers.stop();
    database.close();
  }

  private static void send(Session session, String queue) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      producer.send(session.createTextMessage("{}"));
    }
  }

  @Test
  void a_program_with_an_api_key_sends_and_reads_answers_and_nothing_else() throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokers.url());
        Connection connection = factory.createConnection(KEY.toString(), SECRET);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      send(session, "fax_submit");

      assertThatNoException()
          .isThrownBy(() -> session.createConsumer(session.createTemporaryQueue()).close());
      assertThatExceptionOfType(JMSSecurityException.class)
          .isThrownBy(() -> session.createConsumer(session.createQueue("fax_submit")));
      assertThatExceptionOfType(JMSSecurityException.class)
          .isThrownBy(() -> session.createConsumer(session.createTopic("fax_events")));
      assertThatExceptionOfType(JMSSecurityException.class)
          .isThrownBy(() -> send(session, "fax_prepare"));
    }
  }

  @Test
  void a_node_signs_in_with_its_password_and_may_all() throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokers.url());
        Connection connection = factory.createConnection("fax-server", "secret");
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      send(session, "fax_prepare");

      assertThatNoException()
          .isThrownBy(() -> session.createConsumer(session.createQueue("fax_prepare")).close());
    }
  }

  @Test
  void nobody_else_gets_in() throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokers.url())) {
      for (String[] stranger : new String[][] {{KEY.toString(), "abd"}, {"fax-server", SECRET}}) {
        assertThatExceptionOfType(JMSSecurityException.class)
            .as(stranger[0])
            .isThrownBy(() -> factory.createConnection(stranger[0], stranger[1]));
      }
    }
  }

  @Test
  void nobody_gets_in_without_tls() throws JMSException {
    try (ActiveMQConnectionFactory plain = new ActiveMQConnectionFactory(brokers.plainUrl())) {
      assertThatExceptionOfType(JMSException.class)
          .isThrownBy(() -> plain.createConnection(KEY.toString(), SECRET));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void a_program_that_loses_its_broker_goes_on_at_the_other() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokers.url());
        Connection connection = factory.createConnection(KEY.toString(), SECRET);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue("fax_submit"))) {
      producer.send(session.createTextMessage("before"));

      brokers.stopFirst();
      producer.send(session.createTextMessage("after"));

      try (Connection later = factory.createConnection(KEY.toString(), SECRET)) {
        assertThat(later.getMetaData().getJMSMajorVersion()).isPositive();
      }
    }
  }
}
