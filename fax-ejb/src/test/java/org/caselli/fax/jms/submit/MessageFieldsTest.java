package org.caselli.fax.jms.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFieldsTest {
  private static void refused(Message message, ProblemType type) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> MessageFields.data(message))
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":{\"to_number\":\"1\"}}", "{\"to_number\":\"1\"}"})
  void json_is_taken_with_and_without_its_envelope(String json) throws JMSException {
    assertThat(MessageFields.data(Letters.text(json, Map.of())).toString())
        .isEqualTo("{\"to_number\":\"1\"}");
  }

  @Test
  void properties_fill_in_what_the_json_leaves_out() throws JMSException {
    Message message =
        Letters.bytes(
            new byte[3],
            Map.of(
                "data", "{\"to_number\":\"1\"}",
                "to_number", "2",
                "retries", 3,
                "faxbox_id", "box",
                "api_key", "secret",
                "media_type", "text/plain",
                "JMSXDeliveryCount", 1,
                "unknown", "x"));

    assertThat(MessageFields.data(message).toString())
        .contains("\"to_number\":\"1\"", "\"retries\":3", "\"faxbox_id\":\"box\"")
        .doesNotContain("secret", "text/plain", "JMSX", "unknown");
  }

  @Test
  void a_message_without_a_body_of_ours_is_malformed() {
    refused(Letters.empty(Map.of("to_number", "1")), ProblemType.MALFORMED);
    refused(Letters.text("nonsense", Map.of()), ProblemType.MALFORMED);
    refused(Letters.text("[]", Map.of()), ProblemType.MALFORMED);
  }

  @Test
  void json_that_is_too_long_is_refused_before_it_is_read() {
    refused(Letters.text("{}", Map.of("_AMQ_LARGE_SIZE", 1L << 32)), ProblemType.TOO_LARGE);
    refused(Letters.text(" ".repeat(MessageFields.LIMIT) + "{}", Map.of()), ProblemType.TOO_LARGE);
  }

  @Test
  void a_key_is_demanded_whatever_else_is_named() throws JMSException {
    assertThat(MessageFields.apiKey(Letters.empty(Map.of("api_key", " key ")))).isEqualTo("key");
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> MessageFields.apiKey(Letters.empty(Map.of("account_id", "1"))))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_AUTHENTICATED));
  }

  @Test
  void the_senders_id_counts_more_than_the_brokers() throws JMSException {
    Message plain = Letters.empty(Map.of("JMSMessageID", "ID:1"));
    Message marked = Letters.empty(Map.of("JMSMessageID", "ID:1", "_AMQ_DUPL_ID", "mine"));

    assertThat(MessageFields.key(plain)).contains("ID:1");
    assertThat(MessageFields.key(marked)).contains("mine");
    assertThat(MessageFields.key(Letters.empty(Map.of()))).isEmpty();
    assertThat(MessageFields.correlationId(plain)).isEqualTo("ID:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fax_dispatch",
        "jms.queue.fax_dispatch",
        "jms.queue.fax_outbound_0123456789abcdef0123456789abcdef",
        "fax_dispatch::0b2f8a30-0000-4000-8000-000000000000",
        "0b2f8a30-0000-4000-8000-000000000000::fax_dispatch",
        "jms.queue.0b2f8a30-0000-4000-8000-000000000000"
      })
  void nobody_is_answered_in_a_queue_that_is_not_temporary(String name) throws JMSException {
    assertThat(Answers.wanted(Letters.empty(Map.of("JMSReplyTo", name)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0b2f8a30-0000-4000-8000-000000000000",
        "jms.tempqueue.0b2f8a30-0000-4000-8000-000000000000"
      })
  void clients_are_answered_in_their_temporary_queues(String name) throws JMSException {
    assertThat(Answers.wanted(Letters.empty(Map.of("JMSReplyTo", name)))).isTrue();
    assertThat(Answers.wanted(Letters.empty(Map.of()))).isFalse();
  }
}
