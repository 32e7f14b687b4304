package org.caselli.fax.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.json.DocumentSchema;
import org.caselli.fax.web.json.InvalidDocument;
import org.caselli.fax.web.json.Json;
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
    "418, invalid_request"
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

  @Test
  void a_fault_shows_nothing_of_its_cause() {
    Problem problem =
        UnexpectedExceptionMapper.problem(new IllegalStateException("secret table name"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.rfc9457("/x", "r").toString()).doesNotContain("secret");
    assertThat(problem.data().isEmpty()).isTrue();
  }

  @Test
  void a_refusal_is_found_under_what_the_container_wraps_around_it() {
    RuntimeException wrapped =
        new RuntimeException(
            new IllegalStateException(new FaxException(ProblemType.FORBIDDEN, "No")));

    assertThat(UnexpectedExceptionMapper.problem(wrapped).status()).isEqualTo(403);
  }

  @Test
  void lost_races_are_conflicts() {
    SQLException taken = new SQLException("unique", "23505");
    SQLException down = new SQLException("down", "08006");

    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(taken)).status())
        .isEqualTo(409);
    assertThat(
            UnexpectedExceptionMapper.problem(new RuntimeException(new OptimisticLockException()))
                .status())
        .isEqualTo(409);
    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(down)).status())
        .isEqualTo(500);
  }
}
