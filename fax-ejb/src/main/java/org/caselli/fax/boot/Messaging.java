package org.caselli.fax.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.jms.ConnectionFactory;
import java.util.concurrent.ScheduledExecutorService;
import org.caselli.fax.jms.Broker;
import org.caselli.fax.jms.BrokerLogin;
import org.caselli.fax.jms.BrokerWatch;
import org.caselli.fax.jms.JmsWakeups;
import org.caselli.fax.jms.events.BrokerRights;
import org.caselli.fax.jms.events.EventTopics;
import org.caselli.fax.jms.submit.Answers;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.EventListener;
import org.caselli.fax.port.EventRights;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.port.Wakeups;

/** The broker that the container connects to, and what of ours speaks with it. */
@ApplicationScoped
public class Messaging {
  @Resource(lookup = "java:/jms/FaxConnectionFactory")
  private ConnectionFactory connectionFactory;

  /** The broker inside asks nobody who he is, one outside does. */
  private ConnectionFactory broker() {
    return Bootstrap.brokerLogin()
        .<ConnectionFactory>map(
            login -> new BrokerLogin(connectionFactory, login.user(), login.password()))
        .orElse(connectionFactory);
  }

  @Produces
  @ApplicationScoped
  @Typed(AccountQueues.class)
  AccountQueues queues() {
    return new Broker(broker());
  }

  @Produces
  @ApplicationScoped
  @Typed(Wakeups.class)
  Wakeups wakeups(NodeLife node, ScheduledExecutorService scheduler) {
    return new JmsWakeups(broker(), node, scheduler);
  }

  @Produces
  @ApplicationScoped
  @Typed({EventTopics.class, EventListener.class})
  EventTopics eventTopics(Bootstrap bootstrap) {
    return new EventTopics(broker(), bootstrap.jmsListener());
  }

  void close(@Disposes EventTopics topics) {
    topics.close();
  }

  @Produces
  @ApplicationScoped
  Answers answers() {
    return new Answers(broker());
  }

  void close(@Disposes Answers answers) {
    answers.close();
  }

  @Produces
  @ApplicationScoped
  EventRights eventRights(AccountQueues queues, Bootstrap bootstrap) {
    return new BrokerRights(broker(), queues, bootstrap.jmsListener());
  }

  @Produces
  @ApplicationScoped
  BrokerWatch brokerWatch(MessageDelivery messages) {
    return new BrokerWatch(broker(), messages::renew);
  }

  void close(@Disposes BrokerWatch watch) {
    watch.close();
  }
}
