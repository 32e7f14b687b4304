package org.caselli.fax.jms.submit;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;

/** Messages as the broker hands them over; know just the part of JMS that is read. */
final class Letters {
  private Letters() {}

  static TextMessage text(String body, Map<String, Object> properties) {
    return letter(TextMessage.class, body, new byte[0], properties);
  }

  static BytesMessage bytes(byte[] body, Map<String, Object> properties) {
    return letter(BytesMessage.class, "", body, properties);
  }

  static Message empty(Map<String, Object> properties) {
    return letter(Message.class, "", new byte[0], properties);
  }

  /** {@code JMSMessageID} and such are given as properties. */
  private static <M extends Message> M letter(
      Class<M> type, String text, byte[] bytes, Map<String, Object> properties) {
    return fake(
        type,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getText" -> text;
              case "getPropertyNames" -> Collections.enumeration(properties.keySet());
              case "propertyExists" -> properties.containsKey(arguments[0]);
              case "getObjectProperty", "getStringProperty", "getLongProperty" ->
                  properties.get(arguments[0]);
              case "getJMSMessageID" -> properties.get("JMSMessageID");
              case "getJMSCorrelationID" -> properties.get("JMSCorrelationID");
              case "getJMSReplyTo" -> queue((String) properties.get("JMSReplyTo"));
              case "setObjectProperty" -> {
                save(bytes, (OutputStream) arguments[1]);
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  private static Object queue(String name) {
    return name == null ? null : fake(Queue.class, (self, method, none) -> name);
  }

  private static void save(byte[] bytes, OutputStream out) throws JMSException {
    try {
      for (int from = 0; from < bytes.length; from += 1000) {
        out.write(bytes, from, Math.min(1000, bytes.length - from));
      }
    } catch (IOException e) {
      throw new JMSException("not to the end");
    }
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Letters.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
