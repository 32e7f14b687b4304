package org.caselli.fax.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is sent to it; knows just the part of JMS that senders need. */
final class RecordingBroker {
  private final List<Sent> sent = new ArrayList<>();
  private final Map<TextMessage, Map<String, Object>> properties = new IdentityHashMap<>();
  private final List<ExceptionListener> listeners = new ArrayList<>();
  private final List<String> lookedUp = new ArrayList<>();
  private int connections;
  private boolean away;

  /** A message that was sent. */
  record Sent(String queue, String text, int priority, Map<String, Object> properties) {}

  /** From now on nothing is taken. */
  void goAway() {
    away = true;
  }

  /** From now on everything is taken. */
  void comeBack() {
    away = false;
  }

  /** All connections break. */
  void breakConnections() {
    listeners.forEach(each -> each.onException(new JMSException("broken")));
    listeners.clear();
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** The queues that were looked up, in order. */
  List<String> lookedUp() {
    return List.copyOf(lookedUp);
  }

  /** How many connections were made. */
  int connections() {
    return connections;
  }

  ConnectionFactory factory() {
    return fake(
        ConnectionFactory.class,
        (self, method, arguments) -> {
          check();
          connections++;
          return fake(Connection.class, this::onConnection);
        });
  }

  private Object onConnection(Object self, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "createSession" -> fake(Session.class, this::onSession);
      case "setExceptionListener" -> {
        listeners.add((ExceptionListener) arguments[0]);
        yield null;
      }
      case "start", "close" -> null;
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private Object onSession(Object self, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "createProducer" -> fake(MessageProducer.class, this::onProducer);
      case "createQueue" -> {
        lookedUp.add((String) arguments[0]);
        yield fake(Queue.class, (queue, called, none) -> arguments[0]);
      }
      case "createTextMessage" -> message((String) arguments[0]);
      case "commit", "close" -> null;
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private TextMessage message(String text) {
    Map<String, Object> given = new HashMap<>();
    TextMessage message =
        fake(
            TextMessage.class,
            (self, method, arguments) ->
                method.getName().equals("getText")
                    ? text
                    : given.put((String) arguments[0], arguments[1]));
    properties.put(message, given);
    return message;
  }

  private Object onProducer(Object self, Method method, Object[] arguments) throws JMSException {
    if (method.getName().equals("send")) {
      check();
      Queue queue = (Queue) arguments[0];
      TextMessage message = (TextMessage) arguments[1];
      sent.add(
          new Sent(
              queue.getQueueName(),
              message.getText(),
              arguments.length > 3 ? (int) arguments[3] : Message.DEFAULT_PRIORITY,
              Map.copyOf(properties.get(message))));
    }
    return null;
  }

  private void check() throws JMSException {
    if (away) {
      throw new JMSException("The broker is away");
    }
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordingBroker.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
