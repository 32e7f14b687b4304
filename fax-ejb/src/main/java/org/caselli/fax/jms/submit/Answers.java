package org.caselli.fax.jms.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.Problem;
import org.caselli.fax.wire.WireId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sent because of a message: the reply to {@code JMSReplyTo}, and refused messages that
 * nobody wants an answer to, among the dead letters. Thread-safe.
 */
public class Answers implements AutoCloseable {
  /** Queue of refused messages. */
  public static final String DEAD_LETTERS = "fax_submit_dead";

  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int LONGEST_DETAIL = 1000;

  /** Clients name temporary queues so, and nothing of ours is. */
  private static final Pattern TEMPORARY =
      Pattern.compile("(?:jms\\.tempqueue\\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ConnectionFactory factory;
  private @Nullable Connection connection;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Answers() {
    this(null);
  }

  public Answers(ConnectionFactory factory) {
    this.factory = factory;
  }

  /** Whether the sender of a message waits for an answer, at a place where we answer. */
  static boolean wanted(Message message) throws JMSException {
    return replyTo(message).isPresent();
  }

  private static Optional<Destination> replyTo(Message message) throws JMSException {
    Destination given = message.getJMSReplyTo();
    return given instanceof Queue queue && TEMPORARY.matcher(queue.getQueueName()).matches()
        ? Optional.of(given)
        : Optional.empty();
  }

  /** Tells that the faxes were accepted. */
  void accepted(Message message, Accepted accepted, ObjectNode document) throws JMSException {
    ObjectNode body = Json.object().put("status", "accepted");
    body.set("data", document);
    reply(
        message,
        body,
        answer -> {
          answer.setStringProperty("fax_id", WireId.of(accepted.first()));
          if (accepted.batch().isPresent()) {
            answer.setStringProperty("fax_batch_id", WireId.of(accepted.batch().get()));
          }
        });
  }

  /**
   * Tells why the fax was refused.
   *
   * @param wait after which the sender may try again; zero when that is not known
   */
  void refused(Message message, Problem problem, Duration wait) throws JMSException {
    ObjectNode body = Json.object().put("status", "refused");
    body.set("problem", problem.rfc9457("/jms/fax_submit", MessageFields.correlationId(message)));
    body.set("data", problem.data());
    reply(
        message,
        body,
        answer -> {
          describe(answer, problem);
          if (!wait.isZero()) {
            answer.setLongProperty("fax_retry_after", wait.toSeconds());
          }
        });
  }

  private static void describe(Message message, Problem problem) throws JMSException {
    String detail = problem.detail();
    message.setStringProperty("fax_problem", problem.type().slug());
    message.setStringProperty(
        "fax_problem_detail",
        detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
  }

  private void reply(Message message, ObjectNode body, Finish finish) throws JMSException {
    Optional<Destination> to = replyTo(message);
    if (to.isEmpty()) {
      return;
    }
    String status = body.path("status").asText();
    try {
      with(
          session -> {
            TextMessage answer = session.createTextMessage(text(body));
            answer.setJMSCorrelationID(
                Optional.ofNullable(message.getJMSCorrelationID())
                    .orElse(message.getJMSMessageID()));
            answer.setStringProperty("fax_status", status);
            finish.finish(answer);
            try (MessageProducer producer = session.createProducer(to.get())) {
              producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
              producer.setTimeToLive(KEPT.toMillis());
              producer.send(answer);
            }
          });
    } catch (InvalidDestinationException e) {
      log.info(
          "Message {}: {}; nobody waits for the answer any more",
          message.getJMSMessageID(),
          status,
          e);
    }
  }

  private static String text(ObjectNode body) {
    return new String(Json.bytes(body), StandardCharsets.UTF_8);
  }

  /**
   * Keeps a message with the reason why it was refused, but without its API key.
   *
   * @param body of a message of bytes; empty when it is too large to be kept
   */
  void bury(Message message, Problem problem, Optional<Path> body) throws JMSException {
    with(
        session -> {
          if (message instanceof BytesMessage && body.isPresent()) {
            try (InputStream in = Files.newInputStream(body.get())) {
              BytesMessage copy = session.createBytesMessage();
              copy.setObjectProperty("JMS_AMQ_InputStream", in);
              bury(session, message, copy, problem);
            } catch (IOException e) {
              throw new UncheckedIOException("A refused message could not be kept", e);
            }
          } else if (message instanceof TextMessage text) {
            bury(session, message, session.createTextMessage(text.getText()), problem);
          } else {
            bury(session, message, session.createMessage(), problem);
          }
        });
  }

  private static void bury(Session session, Message original, Message copy, Problem problem)
      throws JMSException {
    Enumeration<?> names = original.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement().toString();
      Object value = original.getObjectProperty(name);
      if (value != null && isKept(name)) {
        copy.setObjectProperty(name, value);
      }
    }
    copy.setJMSCorrelationID(original.getJMSCorrelationID());
    copy.setJMSType(original.getJMSType());
    copy.setStringProperty("fax_message_id", original.getJMSMessageID());
    describe(copy, problem);
    try (MessageProducer producer = session.createProducer(session.createQueue(DEAD_LETTERS))) {
      producer.send(copy);
    }
  }

  /** Neither what belongs to the broker, nor the secret. */
  private static boolean isKept(String property) {
    return !property.startsWith("JMS")
        && !property.startsWith("_")
        && !property.equals(MessageFields.API_KEY);
  }

  /** Completes an answer. */
  @FunctionalInterface
  private interface Finish {
    void finish(Message answer) throws JMSException;
  }

  /** Work with a session of its own. */
  @FunctionalInterface
  private interface Work {
    void with(Session session) throws JMSException;
  }

  private void with(Work work) throws JMSException {
    try (Session session = connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      work.with(session);
    } catch (InvalidDestinationException e) {
      throw e;
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  private synchronized Connection connection() throws JMSException {
    Connection open = connection;
    if (open == null) {
      open = factory.createConnection();
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        log.debug("A connection to the broker could not be closed", e);
      }
    }
  }
}
