package org.caselli.fax.jms.submit;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.caselli.fax.jms.MessageTrace;
import org.caselli.fax.port.LogContext;

/**
 * Somebody outside wants a fax to be sent. The message is acknowledged when the fax is committed or
 * the refusal is told; with trouble that may pass it goes back to the broker, which brings it again
 * at growing distance.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/fax_submit"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubmitConsumer implements MessageListener {
  @Inject private MessageDesk desk;

  @Override
  public void onMessage(Message message) {
    LogContext context = MessageTrace.open(message);
    try {
      desk.take(message);
    } catch (JMSException e) {
      throw new EJBException("The broker gave a message and lost it while it was read", e);
    } finally {
      context.close();
    }
  }
}
