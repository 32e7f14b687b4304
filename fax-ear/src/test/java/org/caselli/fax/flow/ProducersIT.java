package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faxes that programs outside send as messages. */
@ExtendWith(FaxServer.class)
class ProducersIT {
  private static final String DEAD_LETTERS =
      "subsystem=messaging-activemq/server=default/jms-queue=fax_submit_dead";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaxServer.Running running;
  private FaxClient account;
  private Program program;

  ProducersIT(FaxServer.Running running) {
    this.running = running;
  }

  @BeforeEach
  void signIn() throws JMSException {
    account = running.newAccount("producer");
    program = new Program(running.server(), account);
  }

  @AfterEach
  void close() throws JMSException {
    program.close();
  }

  private Map<String, String> letter(String to) {
    return Map.of("from_number", account.number(), "to_number", to, "media_type", "text/plain");
  }

  private JsonNode deadLetter(String messageId) {
    Management management = new Management(running.server());
    return Awaiting.value(
        "dead letter",
        () -> {
          for (JsonNode letter : management.run("list-messages", DEAD_LETTERS)) {
            if (letter.path("fax_message_id").asText().equals(messageId)) {
              return letter;
            }
          }
          return JSON.missingNode();
        },
        letter -> !letter.isMissingNode());
  }

  @Test
  void a_document_in_a_message_is_answered_followed_and_delivered() throws Exception {
    MessageConsumer events =
        Awaiting.value("topic of the account", this::listen, Optional::isPresent).orElseThrow();
    BytesMessage message = program.document("By message".getBytes(UTF_8), letter("+15005550000"));
    message.setJMSCorrelationID("order 7");

    program.send(message);

    TextMessage answer = program.answer();
    String id = answer.getStringProperty("fax_id");
    assertThat(answer.getJMSCorrelationID()).isEqualTo("order 7");
    assertThat(answer.getStringProperty("fax_status")).isEqualTo("accepted");
    assertThat(JSON.readTree(answer.getText()).at("/data/id").asText()).isEqualTo(id);
    assertThat(account.ended(id).path("status").asText()).isEqualTo("completed");
    List<String> kinds = new ArrayList<>();
    TextMessage event;
    do {
      event = Program.next(events);
      assertThat(event.getStringProperty("account_id")).isEqualTo(account.account());
      assertThat(event.getStringProperty("fax_id")).isEqualTo(id);
      kinds.add(event.getStringProperty("event"));
    } while (!event.getStringProperty("event").equals("end"));
    kinds.removeIf("send"::equals);
    assertThat(kinds).containsExactly("accepted", "prepare", "start", "end");
    assertThat(JSON.readTree(event.getText()).path("fax_state").asText()).isEqualTo("end");
  }

  /** The right to the topic of a new account is there within some seconds. */
  private Optional<MessageConsumer> listen() {
    try {
      return Optional.of(program.events(account.account()));
    } catch (JMSException e) {
      return Optional.empty();
    }
  }

  @Test
  void json_names_a_document_to_fetch_and_a_refusal_says_what_is_wrong() throws Exception {
    program.send(
        program.text(
            "{\"data\":{\"from_number\":\"+12025550123\",\"to_number\":\"+15005550000\","
                + "\"document\":{\"url\":\"http://documents.example/letter.pdf\"}}}"));
    assertThat(program.answer().getStringProperty("fax_status")).isEqualTo("accepted");

    TextMessage message = program.text("{\"to_number\":\"+15005550000\"}");
    program.send(message);

    TextMessage answer = program.answer();
    assertThat(answer.getStringProperty("fax_status")).isEqualTo("refused");
    assertThat(answer.getStringProperty("fax_problem")).isEqualTo("validation-error");
    assertThat(answer.getJMSCorrelationID()).isEqualTo(message.getJMSMessageID());
    JsonNode body = JSON.readTree(answer.getText());
    assertThat(body.at("/data/from_number/required/message").asText()).isNotEmpty();
    assertThat(body.at("/problem/status").asInt()).isEqualTo(400);
  }

  @Test
  void what_is_refused_without_anybody_to_tell_lies_among_the_dead_letters() throws Exception {
    TextMessage nonsense = program.text("{nonsense");
    nonsense.setJMSReplyTo(null);
    BytesMessage stranger = program.document("kept".getBytes(UTF_8), letter("+15005550000"));
    stranger.setStringProperty("api_key", "nobody's");
    // Neither may a message make the server write into its own queues.
    stranger.setJMSReplyTo(program.session().createQueue("jms.queue.fax_dispatch"));

    program.send(nonsense);
    program.send(stranger);

    JsonNode letter = deadLetter(nonsense.getJMSMessageID());
    assertThat(letter.path("fax_problem").asText()).isEqualTo("malformed-request");
    assertThat(letter.path("fax_problem_detail").asText()).startsWith("The body is not JSON");
    assertThat(letter.has("api_key")).isFalse();
    assertThat(deadLetter(stranger.getJMSMessageID()).path("fax_problem").asText())
        .isEqualTo("not-authenticated");
  }

  @Test
  void the_same_message_twice_is_one_fax() throws Exception {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      BytesMessage message = program.document("Once".getBytes(UTF_8), letter("+15005550000"));
      message.setStringProperty("_AMQ_DUPL_ID", "order 8");
      program.send(message);
      ids.add(program.answer().getStringProperty("fax_id"));
    }

    assertThat(ids).hasSize(1);
    account.ended(ids.iterator().next());
    assertThat(account.list("outbox")).hasSize(1);

    FaxClient stranger = running.newAccount("stranger");
    try (Program other = new Program(running.server(), stranger)) {
      BytesMessage message = other.document("Once".getBytes(UTF_8), letter("+15005550000"));
      message.setStringProperty("from_number", stranger.number());
      message.setStringProperty("_AMQ_DUPL_ID", "order 8");
      other.send(message);
      assertThat(other.answer().getStringProperty("fax_id")).isNotIn(ids);
    }
  }

  @Test
  void a_key_that_sends_too_much_is_told_when_to_go_on() throws Exception {
    String settings = "/v2/accounts/" + account.account() + "/configs/fax";
    ObjectNode slow = JSON.createObjectNode().put("api_rate_limit", 2).put("api_rate_burst", 1);
    running.client().patch(settings, slow);

    program.send(program.document("first".getBytes(UTF_8), letter("+15005550000")));
    program.send(program.document("second".getBytes(UTF_8), letter("+15005550000")));

    TextMessage one = program.answer();
    TextMessage other = program.answer();
    boolean oneIsRefused = one.getStringProperty("fax_status").equals("refused");
    TextMessage refusal = oneIsRefused ? one : other;
    assertThat((oneIsRefused ? other : one).getStringProperty("fax_status")).isEqualTo("accepted");
    assertThat(refusal.getStringProperty("fax_problem")).isEqualTo("too-many-requests");
    assertThat(refusal.getLongProperty("fax_retry_after")).isBetween(1L, 30L);
    assertThat(JSON.readTree(refusal.getText()).at("/problem/status").asInt()).isEqualTo(429);
  }

  /** The heap of the server is 512 MB, of which it needs 120 MB itself. */
  @Test
  void large_documents_pass_through_without_being_in_memory() throws Exception {
    int many = 4;
    for (int i = 0; i < many; i++) {
      program.send(large(100_000_000));
    }
    for (int i = 0; i < many; i++) {
      TextMessage answer = program.answer();
      assertThat(answer.getStringProperty("fax_status")).isEqualTo("accepted");
    }

    program.send(large(110_000_000));

    assertThat(program.answer().getStringProperty("fax_problem")).isEqualTo("too-large");
  }

  private Message large(long size) throws JMSException {
    BytesMessage message = program.session().createBytesMessage();
    byte[] part = new byte[1_000_000];
    List<InputStream> parts = new ArrayList<>();
    for (long i = 0; i < size / part.length; i++) {
      parts.add(new ByteArrayInputStream(part));
    }
    message.setObjectProperty(
        "JMS_AMQ_InputStream", new SequenceInputStream(Collections.enumeration(parts)));
    return program.with(
        message,
        Map.of(
            "from_number", account.number(),
            "to_number", "+15005550000",
            "media_type", "application/pdf"));
  }

  @Test
  void after_a_crash_every_message_that_was_sent_is_one_fax() throws Exception {
    account.accountSetting("max_outbound", 0);
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      String number = String.format("+150055502%02d", i);
      Message message = program.document("Crash".getBytes(UTF_8), letter(number));
      message.setJMSReplyTo(null);
      program.send(message);
      numbers.add(number);
    }
    running.server().kill();
    running.server().start();

    List<JsonNode> faxes =
        Awaiting.value(
            "faxes", () -> account.list("outgoing?page_size=200"), all -> all.size() >= 60);
    assertThat(faxes).extracting(fax -> fax.path("to").asText()).hasSize(60);
    assertThat(faxes)
        .extracting(fax -> fax.path("to").asText())
        .containsExactlyInAnyOrderElementsOf(numbers);
    program = new Program(running.server(), account);
  }

  @Test
  void the_queues_show_their_depth_and_consumers() throws IOException {
    Management management = new Management(running.server());
    String queue = "subsystem=messaging-activemq/server=default/jms-queue=fax_submit";

    assertThat(management.read(queue, "consumer-count").asInt()).isPositive();
    assertThat(management.read(queue, "message-count").isNumber()).isTrue();
    assertThat(management.read(DEAD_LETTERS, "message-count").isNumber()).isTrue();
  }
}
