package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
  @Test
  void violations_are_keyed_by_path_and_rule() {
    Problem problem =
        Problem.of(FaxException.invalid(new Violation("document.url", "required", "Say where")));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.token()).isEqualTo("validation error");
    assertThat(problem.data().path("document.url").path("required").path("message").asText())
        .isEqualTo("Say where");
  }

  @Test
  void a_value_that_is_taken_is_told_as_the_cause() {
    Problem problem =
        Problem.of(FaxException.invalid(new Violation("realm", "unique", "Taken", "a.example")));

    assertThat(problem.data().at("/realm/unique/cause").asText()).isEqualTo("a.example");
  }

  @Test
  void a_schema_fault_keeps_target_and_value() {
    ObjectNode document =
        Json.object().put("from_number", "1").put("to_number", "2").put("retries", 9);
    InvalidDocument invalid =
        catchThrowableOfType(InvalidDocument.class, () -> DocumentSchema.FAX.validated(document));

    Problem problem = Problem.of(invalid);

    assertThat(problem.data().at("/retries/maximum/target").asInt()).isEqualTo(4);
    assertThat(problem.rfc9457("/x", "r").at("/errors/0/pointer").asText())
        .isEqualTo("/data/retries");
  }

  @Test
  void too_large_names_the_file() {
    Problem problem = Problem.of(new FaxException(ProblemType.TOO_LARGE, "Too much"));

    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.data().at("/file/maxSize/message").asText()).isEqualTo("Too much");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid request",
    "404, bad_identifier",
    "405, method_not_allowed",
    "406, unavailable content type",
    "415, invalid content type",
    "418, invalid request"
  })
  void what_the_rest_layer_refuses_has_a_word_too(int status, String token) {
    Problem problem = Problem.ofStatus(status);

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.token()).isEqualTo(token);
    assertThat(problem.detail()).isNotBlank();
  }

  @Test
  void rfc_9457_has_its_members_and_the_request_id() {
    ObjectNode body = Problem.of(FaxException.notFound("fax", 7)).rfc9457("/v2/accounts", "req-1");

    assertThat(body.get("type").asText()).endsWith(":not-found");
    assertThat(body.get("title").asText()).isEqualTo("Not found");
    assertThat(body.get("status").asInt()).isEqualTo(404);
    assertThat(body.get("detail").asText()).isEqualTo("There is no fax 7");
    assertThat(body.get("instance").asText()).isEqualTo("/v2/accounts");
    assertThat(body.get("correlation_id").asText()).isEqualTo("req-1");
    assertThat(body.has("errors")).isFalse();
  }
}
