package org.caselli.fax.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.app.limit.Allowance;
import org.caselli.fax.wire.Json;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final Envelope envelope =
      new Envelope(
          "req",
          "tok",
          "node",
          "0.1.0",
          Instant.parse("2026-11-23T04:05:06.789Z"),
          Optional.of(new Allowance(1, 95)));

  private static void assertCommon(ObjectNode body) {
    assertThat(body.get("auth_token").asText()).isEqualTo("tok");
    assertThat(body.get("request_id").asText()).isEqualTo("req");
    assertThat(body.get("node").asText()).isEqualTo("node");
    assertThat(body.get("version").asText()).isEqualTo("0.1.0");
    assertThat(body.get("timestamp").asText()).isEqualTo("2026-11-23T04:05:06Z");
    assertThat(body.at("/tokens/consumed").asInt()).isEqualTo(1);
    assertThat(body.at("/tokens/remaining").asInt()).isEqualTo(95);
  }

  @Test
  void success_holds_the_data_and_its_revision() {
    ObjectNode body = envelope.success(Json.object().put("a", 1), "rev");

    assertThat(body.at("/data/a").asInt()).isEqualTo(1);
    assertThat(body.get("status").asText()).isEqualTo("success");
    assertThat(body.get("revision").asText()).isEqualTo("rev");
    assertCommon(body);
  }

  @Test
  void a_page_tells_its_size_and_where_the_next_begins() {
    ObjectNode body =
        envelope.page(Json.list().add(1).add(2), Optional.of("here"), Optional.of("there"));

    assertThat(body.get("page_size").asInt()).isEqualTo(2);
    assertThat(body.get("start_key").asText()).isEqualTo("here");
    assertThat(body.get("next_start_key").asText()).isEqualTo("there");
    assertCommon(body);
  }

  @Test
  void the_last_page_has_no_next() {
    ObjectNode body = envelope.page(Json.list(), Optional.empty(), Optional.empty());

    assertThat(body.has("start_key")).isFalse();
    assertThat(body.has("next_start_key")).isFalse();
  }

  @Test
  void an_error_has_its_code_as_a_text() {
    ObjectNode body = envelope.error(404, "bad_identifier", Json.object());

    assertThat(body.get("status").asText()).isEqualTo("error");
    assertThat(body.get("error").isTextual()).isTrue();
    assertThat(body.get("error").asText()).isEqualTo("404");
    assertThat(body.get("message").asText()).isEqualTo("bad_identifier");
    assertCommon(body);
  }

  @Test
  void an_answer_to_nobody_holds_no_token() {
    ObjectNode body =
        new Envelope("req", "", "node", "0.1.0", Instant.EPOCH, Optional.empty())
            .error(401, "x", Json.object());

    assertThat(body.has("auth_token")).isFalse();
    assertThat(body.has("tokens")).as("without a limit nothing is counted").isFalse();
  }
}
