import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Sends a file as a fax by JMS, waits for the answer, then follows the fax to its end. Exit status:
 * 0 delivered, 1 refused or failed, 2 wrong usage, 3 no answer in time.
 *
 * <p>{@code java -cp artemis-jakarta-client-all.jar SendFax.java URL KEY_ID KEY_FILE ACCOUNT FROM TO
 * FILE}
 */
public final class SendFax {
  private static final int PATIENCE_MS = 60_000;

  private SendFax() {}

  public static void main(String[] arguments) throws JMSException, IOException {
    if (arguments.length != 7) {
      System.err.println("Usage: SendFax URL KEY_ID KEY_FILE ACCOUNT FROM TO FILE");
      System.exit(2);
    }
    String key = Files.readString(Path.of(arguments[2])).strip();
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(arguments[0]);
        Connection connection = factory.createConnection(arguments[1], key)) {
      connection.start();
      System.exit(send(connection, key, arguments));
    }
  }

  private static int send(Connection connection, String key, String[] arguments)
      throws JMSException, IOException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    // Listen before sending, so that no event is missed.
    MessageConsumer events =
        session.createConsumer(session.createTopic("fax_events_" + arguments[3]));
    TemporaryQueue answers = session.createTemporaryQueue();
    MessageConsumer answer = session.createConsumer(answers);

    try (InputStream document = Files.newInputStream(Path.of(arguments[6]));
        MessageProducer producer = session.createProducer(session.createQueue("fax_submit"))) {
      BytesMessage message = session.createBytesMessage();
      // Artemis reads the file while it sends; a large one is never in memory as a whole.
      message.setObjectProperty("JMS_AMQ_InputStream", document);
      message.setStringProperty("api_key", key);
      message.setStringProperty("from_number", arguments[4]);
      message.setStringProperty("to_number", arguments[5]);
      message.setStringProperty("media_type", mediaType(arguments[6]));
      // Whoever sends again after trouble, with the same id, does not send two faxes.
      message.setStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
      message.setJMSReplyTo(answers);
      producer.send(message);
    }

    Message told = answer.receive(PATIENCE_MS);
    if (told == null) {
      System.err.println("No answer");
      return 3;
    }
    String fax = told.getStringProperty("fax_id");
    if (!"accepted".equals(told.getStringProperty("fax_status"))) {
      System.err.println("Refused: " + told.getStringProperty("fax_problem_detail"));
      return 1;
    }
    System.out.println("accepted " + fax);
    return follow(events, fax);
  }

  private static int follow(MessageConsumer events, String fax) throws JMSException {
    for (Message event = events.receive(PATIENCE_MS);
        event != null;
        event = events.receive(PATIENCE_MS)) {
      if (!fax.equals(event.getStringProperty("fax_id"))) {
        continue;
      }
      System.out.println(event.getStringProperty("event") + " " + ((TextMessage) event).getText());
      switch (event.getStringProperty("event")) {
        case "end":
          return 0;
        case "error":
        case "cancelled":
          return 1;
        default:
          break;
      }
    }
    System.err.println("No event");
    return 3;
  }

  private static String mediaType(String file) throws IOException {
    String type = Files.probeContentType(Path.of(file));
    return type == null ? "application/octet-stream" : type;
  }
}
