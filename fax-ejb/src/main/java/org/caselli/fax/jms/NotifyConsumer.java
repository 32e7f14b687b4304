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
import org.caselli.fax.app.notify.SendNotice;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.TroubleLog;
import org.slf4j.LoggerFactory;

/** A notice is to be sent. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/fax_notify"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotifyConsumer implements MessageListener {
  private static final TroubleLog trouble =
      new TroubleLog(LoggerFactory.getLogger(NotifyConsumer.class), "Sending a notice");

  @Inject private SendNotice send;

  @Override
  public void onMessage(Message message) {
    if (message instanceof TextMessage text) {
      LogContext context = MessageTrace.open(message);
      try {
        send.sendNotice(UUID.fromString(text.getText()));
        trouble.worked();
      } catch (JMSException | RuntimeException e) {
        // The outermost loop of this thread: a wake-up is not worth a second delivery, which would
        // come at once and again and again; the sweep wakes whoever needs it.
        trouble.failed(e);
      } finally {
        context.close();
      }
    }
  }
}
