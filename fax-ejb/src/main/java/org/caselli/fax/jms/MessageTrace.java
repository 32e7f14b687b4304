package org.caselli.fax.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.LogContext;

/** The trace that messages carry in the property {@code traceparent}. */
public final class MessageTrace {
  private MessageTrace() {}

  /** Work that the message asks for; the caller closes it. */
  public static LogContext open(Message message) {
    try {
      return LogContext.received(message.getStringProperty(TraceContext.NAME));
    } catch (JMSException e) {
      return LogContext.received(null);
    }
  }

  /** Gives the present trace to a message that is about to be sent. */
  static void attach(Message message) throws JMSException {
    Optional<TraceContext> trace = LogContext.trace();
    if (trace.isPresent()) {
      message.setStringProperty(TraceContext.NAME, trace.get().text());
    }
  }
}
