package org.caselli.fax.jms.submit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.DocumentSchema;
import org.caselli.fax.wire.Json;

/**
 * What a message says of the fax: JSON as in the API, in the text or in the property {@code data},
 * and properties named like fields, which fill in what the JSON leaves out.
 */
final class MessageFields {
  /** Characters that the JSON may have. */
  static final int LIMIT = 1024 * 1024;

  /** Property with the API key. */
  static final String API_KEY = "api_key";

  private static final String DATA = "data";
  private static final String MEDIA_TYPE = "media_type";

  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
  private static final int LONGEST_ID = 64;

  /** Artemis tells the size of a body that it keeps apart, because it is large. */
  private static final String LARGE_SIZE = "_AMQ_LARGE_SIZE";

  /** Fields that messages may give as properties. */
  private static final Set<String> FIELDS = fields();

  private MessageFields() {}

  private static Set<String> fields() {
    Set<String> fields = new TreeSet<>(DocumentSchema.FAX.properties());
    fields.add("faxbox_id");
    return fields;
  }

  /**
   * The API key; the account follows from it and from nothing else.
   *
   * @throws FaxException not authenticated, when there is none
   */
  static String apiKey(Message message) throws JMSException {
    return text(message, API_KEY)
        .orElseThrow(
            () ->
                new FaxException(
                    ProblemType.NOT_AUTHENTICATED, "Give an API key in the property api_key"));
  }

  /** Type of the document in a message of bytes. */
  static String mediaType(Message message) throws JMSException {
    return text(message, MEDIA_TYPE).orElse("application/octet-stream");
  }

  /** What is the same when a message comes again, from the broker or from its sender. */
  static Optional<String> key(Message message) throws JMSException {
    Optional<String> duplicate = text(message, DUPLICATE_ID);
    return duplicate.isPresent() ? duplicate : Optional.ofNullable(message.getJMSMessageID());
  }

  /** By what the sender knows the message; at most 64 characters. */
  static String correlationId(Message message) throws JMSException {
    String id =
        Optional.ofNullable(message.getJMSCorrelationID())
            .orElse(Optional.ofNullable(message.getJMSMessageID()).orElse("jms"));
    return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
  }

  /**
   * The fax to send, not judged yet.
   *
   * @throws FaxException malformed or too large
   */
  static ObjectNode data(Message message) throws JMSException {
    ObjectNode data = json(message);
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement().toString();
      Object value = message.getObjectProperty(name);
      if (FIELDS.contains(name) && value != null && !data.hasNonNull(name)) {
        data.set(name, Json.of(value));
      }
    }
    return data;
  }

  private static ObjectNode json(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      if (message.propertyExists(LARGE_SIZE) && message.getLongProperty(LARGE_SIZE) > 2L * LIMIT) {
        throw tooLong();
      }
      return envelope(Optional.ofNullable(text.getText()).orElse(""));
    }
    if (message instanceof BytesMessage) {
      Optional<String> data = text(message, DATA);
      return data.isPresent() ? envelope(data.get()) : Json.object();
    }
    throw new FaxException(
        ProblemType.MALFORMED,
        "Send a text message with JSON, or a message of bytes with the document");
  }

  private static ObjectNode envelope(String text) {
    if (text.length() > LIMIT) {
      throw tooLong();
    }
    ObjectNode json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    return json.get(DATA) instanceof ObjectNode data ? data : json;
  }

  private static FaxException tooLong() {
    return new FaxException(
        ProblemType.TOO_LARGE, "The JSON of a fax may have " + LIMIT + " characters");
  }

  private static Optional<String> text(Message message, String property) throws JMSException {
    return Optional.ofNullable(message.getStringProperty(property))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
