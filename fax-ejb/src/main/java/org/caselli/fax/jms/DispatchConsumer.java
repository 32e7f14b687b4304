package org.caselli.fax.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.caselli.fax.app.dispatch.DispatchJobs;
import org.caselli.fax.port.TroubleLog;
import org.slf4j.LoggerFactory;

/**
 * Jobs of an account may be claimed: drains the account's queue as far as its slots go. The account
 * is the message group, so that it has one dispatch at a time.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/fax_dispatch"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DispatchConsumer implements MessageListener {
  private static final TroubleLog trouble =
      new TroubleLog(LoggerFactory.getLogger(DispatchConsumer.class), "Waking an account");

  @Inject private DispatchJobs dispatch;
  @Inject private DispatchTurns turns;

  @Override
  public void onMessage(Message message) {
    if (message instanceof TextMessage text) {
      try {
        UUID account = UUID.fromString(text.getText());
        String life = message.getStringProperty(JmsWakeups.LIFE);
        if (turns.begins(account, life, message.getLongProperty(JmsWakeups.SENT))) {
          dispatch.dispatchJobs(account);
        }
        trouble.worked();
      } catch (JMSException | RuntimeException e) {
        // The outermost loop of this thread: a wake-up is not worth a second delivery, which would
        // come at once and again and again; the sweep wakes whoever needs it.
        trouble.failed(e);
      }
    }
  }
}
