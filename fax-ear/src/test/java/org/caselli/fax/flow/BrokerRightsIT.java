package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a program outside reaches at the broker, and what it does not. */
@ExtendWith(FaxServer.class)
class BrokerRightsIT {
  private final FaxServer.Running running;
  private FaxClient account;
  private FaxClient neighbour;
  private Program program;

  BrokerRightsIT(FaxServer.Running running) {
    this.running = running;
  }

  @BeforeEach
  void signIn() throws JMSException {
    account = running.newAccount("confined");
    neighbour = running.newAccount("neighbour");
    program = new Program(running.server(), account);
    Awaiting.value(
        "rights of both accounts",
        () -> listens(account) && listensTo(neighbour),
        Boolean::booleanValue);
  }

  @AfterEach
  void close() throws JMSException {
    program.close();
  }

  private boolean listens(FaxClient to) {
    try {
      program.events(to.account()).close();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  private boolean listensTo(FaxClient own) {
    try (Program other = new Program(running.server(), own)) {
      other.events(own.account()).close();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  private List<String> serversOwn() {
    return List.of(
        "jms.queue.fax_submit_dead",
        "jms.queue.fax_prepare",
        "jms.queue.fax_dispatch",
        "jms.queue.fax_notify",
        "jms.queue.DLQ",
        "jms.queue.ExpiryQueue",
        "jms.queue.activemq.management",
        "activemq.management",
        "activemq.notifications",
        "jms.queue.fax_outbound_" + account.account(),
        "jms.queue.fax_outbound_" + neighbour.account(),
        "jms.queue.fax_outbound_*",
        "jms.queue.#",
        "#",
        "*");
  }

  private static void refused(String what, ThrowingCallable attempt) {
    assertThatExceptionOfType(JMSException.class).as(what).isThrownBy(attempt);
  }

  @Test
  void the_servers_own_queues_are_out_of_reach() throws JMSException {
    Session session = program.session();
    for (String name : serversOwn()) {
      refused("consume " + name, () -> session.createConsumer(session.createQueue(name)));
      refused(
          "browse " + name,
          () -> session.createBrowser(session.createQueue(name)).getEnumeration());
      refused("send to " + name, () -> send(session.createQueue(name)));
    }
    refused("consume fax_submit", () -> session.createConsumer(session.createQueue("fax_submit")));
    refused(
        "browse fax_submit",
        () -> session.createBrowser(session.createQueue("fax_submit")).getEnumeration());
  }

  private void send(Destination destination) throws JMSException {
    try (MessageProducer producer = program.session().createProducer(destination)) {
      producer.send(program.session().createTextMessage("{}"));
    }
  }

  @Test
  void events_of_other_accounts_are_out_of_reach() throws JMSException {
    Session session = program.session();
    for (String name :
        List.of(
            "jms.topic.fax_events",
            "jms.topic.fax_events_" + neighbour.account(),
            "jms.topic.fax_events_*",
            "jms.topic.#",
            "jms.#",
            "#",
            "*",
            "activemq.notifications")) {
      refused("subscribe " + name, () -> hears(session, name));
      refused(
          "subscribe durably " + name,
          () -> session.createSharedDurableConsumer(session.createTopic(name), "spy"));
      refused("publish on " + name, () -> send(session.createTopic(name)));
    }
    refused(
        "publish on its own topic",
        () -> send(session.createTopic("jms.topic.fax_events_" + account.account())));
  }

  /** A subscription to a pattern hears nothing, should the broker let it be made. */
  private void hears(Session session, String name) throws JMSException {
    MessageConsumer spy = session.createConsumer(session.createTopic(name));
    String fax = neighbour.send(Documents.pdf("secret", 1), "+15005550000", Map.of());
    neighbour.ended(fax);
    assertThat(spy.receive(2_000)).as(name).isNull();
    spy.close();
    throw new JMSException("hears nothing");
  }

  @Test
  void nobody_gets_in_without_a_key_in_force_or_without_tls() throws JMSException {
    assertThatExceptionOfType(JMSSecurityException.class)
        .isThrownBy(() -> new Program(running.server(), account.keyId(), neighbour.apiKey()));
    assertThatExceptionOfType(JMSSecurityException.class)
        .isThrownBy(() -> new Program(running.server(), "guest", "guest"));
    try (ActiveMQConnectionFactory anonymous =
        new ActiveMQConnectionFactory(Program.url(running.server()))) {
      assertThatExceptionOfType(JMSSecurityException.class).isThrownBy(anonymous::createConnection);
    }
    try (ActiveMQConnectionFactory plain =
        new ActiveMQConnectionFactory(
            "tcp://" + running.server().jms() + "?callTimeout=2000&initialConnectAttempts=1")) {
      refused("without TLS", () -> plain.createConnection(account.keyId(), account.apiKey()));
    }
  }

  @Test
  void an_administrator_of_the_system_hears_all_accounts() throws JMSException {
    FaxClient root = running.client();
    try (Program admin = new Program(running.server(), root)) {
      MessageConsumer all =
          admin.session().createConsumer(admin.session().createTopic("fax_events"));
      String fax = neighbour.send(Documents.pdf("heard", 1), "+15005550000", Map.of());

      String heard;
      do {
        heard = Program.next(all).getStringProperty("fax_id");
      } while (!heard.equals(fax));

      assertThat(heard).isEqualTo(fax);
    }
  }
}
