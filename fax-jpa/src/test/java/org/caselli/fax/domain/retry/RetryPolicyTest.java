package org.caselli.fax.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.caselli.fax.fixture.AttemptReports;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 3, with the differences of the product's decisions. */
class RetryPolicyTest {
  private static final UUID CALL = new UUID(1, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final TransmissionReport BUSY = AttemptReports.busy(CALL, NOW);

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 4"})
  void retries_is_the_total_number_of_attempts(int retries, int expected) {
    int attempts = 0;
    RetryDecision decision;
    do {
      decision = policy(Map.of()).decide(outcome(BUSY), attempts, retries, result(BUSY));
      attempts = decision.attempts();
    } while (decision.verdict() == Verdict.RETRY);

    assertThat(attempts).isEqualTo(expected);
    assertThat(decision.verdict()).isEqualTo(Verdict.GIVE_UP);
  }

  @Test
  void without_rules_the_next_attempt_comes_after_the_default_period() {
    RetryDecision decision = policy(Map.of()).decide(outcome(BUSY), 0, 3, result(BUSY));

    assertThat(decision)
        .isEqualTo(new RetryDecision(Verdict.RETRY, Duration.ofSeconds(300), 1, 3, ""));
  }

  @Test
  void what_was_delivered_is_done_whatever_the_rules_say() {
    TransmissionReport report = AttemptReports.delivered(CALL, 3, NOW);

    RetryDecision decision =
        policy(Map.of("all", rule("NORMAL_CLEARING")))
            .decide(outcome(report), 0, 3, result(report));

    assertThat(decision.verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(decision.attempts()).isEqualTo(1);
  }

  @Test
  void what_was_cancelled_is_not_tried_again() {
    TransmissionReport report = AttemptReports.ended(CALL, CallEnding.CANCELLED, NOW);

    RetryDecision decision = policy(Map.of()).decide(outcome(report), 0, 3, result(report));

    assertThat(decision.verdict()).isEqualTo(Verdict.CANCELLED);
  }

  @Test
  void what_was_not_dialled_costs_no_attempt_and_asks_no_rule() {
    TransmissionReport report = AttemptReports.ended(CALL, CallEnding.NOT_DIALLED, NOW);

    RetryDecision decision =
        policy(Map.of("all", rule("NOT_DIALLED"))).decide(outcome(report), 2, 3, result(report));

    assertThat(decision)
        .isEqualTo(new RetryDecision(Verdict.RETRY, Duration.ofSeconds(15), 2, 3, ""));
  }

  @Test
  void nobody_knows_is_the_end_unless_a_rule_says_otherwise() {
    TransmissionReport report = AttemptReports.ended(CALL, CallEnding.UNKNOWN, NOW);

    assertThat(policy(Map.of()).decide(outcome(report), 0, 3, result(report)).verdict())
        .isEqualTo(Verdict.GIVE_UP);
    assertThat(
            policy(Map.of("again", rule("UNKNOWN")))
                .decide(outcome(report), 0, 3, result(report))
                .verdict())
        .isEqualTo(Verdict.RETRY);
    AttemptOutcome allowed = outcome(report).tryAgain();
    assertThat(policy(Map.of()).decide(allowed, 0, 3, result(report)).verdict())
        .as("a setting allows it")
        .isEqualTo(Verdict.RETRY);
  }

  @Nested
  class Permanent_failures {
    @ParameterizedTest
    @ValueSource(strings = {"UNALLOCATED_NUMBER", "NO_ROUTE_DESTINATION", "INVALID_NUMBER_FORMAT"})
    void end_the_job_at_once(String cause) {
      TransmissionReport report = AttemptReports.notAnswered(CALL, cause, 404, NOW);

      RetryDecision decision = policy(Map.of()).decide(outcome(report), 0, 4, result(report));

      assertThat(decision.verdict()).isEqualTo(Verdict.GIVE_UP);
      assertThat(decision.attempts()).isEqualTo(1);
    }

    @Test
    void are_tried_again_when_a_rule_says_so() {
      TransmissionReport report = AttemptReports.notAnswered(CALL, "UNALLOCATED_NUMBER", 404, NOW);

      RetryDecision decision =
          policy(Map.of("yet", rule("UNALLOCATED_NUMBER")))
              .decide(outcome(report), 0, 1, result(report));

      assertThat(decision)
          .isEqualTo(new RetryDecision(Verdict.RETRY, Duration.ofSeconds(60), 1, 3, "yet"));
    }
  }

  @Nested
  class Rules {
    /** FreeSWITCH reports a cause for a call that fails before and after the answer. */
    @ParameterizedTest
    @EnumSource(
        value = CallEnding.class,
        names = {"NOT_ANSWERED", "NO_FAX_RESULT", "FAX_RESULT"})
    void on_the_cause_match_however_far_the_call_came(CallEnding ending) {
      TransmissionReport report =
          TransmissionReport.of(BUSY.call(), NOW, ending).hangupCause("USER_BUSY").build();

      RetryDecision decision =
          policy(Map.of("busy", rule("USER_BUSY"))).decide(outcome(report), 0, 1, result(report));

      assertThat(decision.rule()).isEqualTo("busy");
    }

    @Test
    void are_tried_in_their_order() {
      Map<String, Object> rules = new LinkedHashMap<>();
      rules.put("other", rule("NO_ANSWER"));
      rules.put("first", Map.of("compare-values", List.of("USER_BUSY"), "retry-after", 10));
      rules.put("second", Map.of("compare-values", List.of("USER_BUSY"), "retry-after", 20));

      RetryDecision decision = policy(rules).decide(outcome(BUSY), 0, 3, result(BUSY));

      assertThat(decision.rule()).isEqualTo("first");
      assertThat(decision.after()).hasSeconds(10);
    }

    @ParameterizedTest
    @CsvSource({
      "result_code, number, 486, true",
      "result_code, text,   486, false",
      "result_text, text,   USER_BUSY, true",
      "success,     text,   false, false",
      "no_field,    text,   USER_BUSY, false"
    })
    void compare_by_type_and_value(String field, String type, String value, boolean matches) {
      Object given = type.equals("number") ? Integer.valueOf(value) : value;
      Map<String, Object> rule =
          Map.of("compare-field", field, "compare-values", List.of(given), "retry-after", 7);

      RetryDecision decision = policy(Map.of("it", rule)).decide(outcome(BUSY), 0, 3, result(BUSY));

      assertThat(decision.rule().equals("it")).isEqualTo(matches);
    }

    @Test
    void see_numbers_as_equal_whatever_they_are_kept_in() {
      Map<String, Object> rule =
          Map.of("compare-field", "result_code", "compare-values", List.of(486L));

      assertThat(
              RescheduleRule.parse(Map.of("it", rule))
                  .get(0)
                  .matches(1, Map.of("result_code", new java.math.BigDecimal("486.0")), ""))
          .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"any, 1, true", "any, 3, true", "2, 2, true", "2, 1, false", "2, 3, false"})
    void apply_to_their_attempt(String attempt, int attempts, boolean matches) {
      Map<String, Object> rule = Map.of("attempt", attempt, "compare-values", List.of("USER_BUSY"));

      assertThat(
              RescheduleRule.parse(Map.of("it", rule))
                  .get(0)
                  .matches(attempts, result(BUSY), "result_cause"))
          .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
      "new-retry-count, 5, 0, RETRY,   5",
      "new-retry-count, 1, 0, GIVE_UP, 1",
      "retries,         2, 0, RETRY,   2",
      "retries,         2, 1, GIVE_UP, 2",
      "none,            0, 0, RETRY,   3",
      "none,            0, 2, GIVE_UP, 3"
    })
    void say_how_many_attempts_are_allowed_from_then_on(
        String key, int count, int before, Verdict verdict, int allowed) {
      Map<String, Object> rule =
          new LinkedHashMap<>(Map.of("compare-values", List.of("USER_BUSY")));
      if (!key.equals("none")) {
        rule.put(key, count);
      }

      RetryDecision decision =
          policy(Map.of("it", rule)).decide(outcome(BUSY), before, 1, result(BUSY));

      assertThat(decision.verdict()).isEqualTo(verdict);
      assertThat(decision.retries()).isEqualTo(allowed);
    }

    @Test
    void use_the_default_period_when_they_name_none() {
      RetryDecision decision =
          policy(Map.of("it", Map.of("compare-values", List.of("USER_BUSY"))))
              .decide(outcome(BUSY), 0, 1, result(BUSY));

      assertThat(decision.after()).hasSeconds(300);
    }

    @Test
    void that_make_no_sense_are_refused_with_their_name() {
      for (Object rule :
          List.of(
              "text",
              Map.of("retry-after", "soon"),
              Map.of("retry-after", -1),
              Map.of("retries", 1.5),
              Map.of("attempt", "some"),
              Map.of("compare-values", "USER_BUSY"))) {
        assertThatThrownBy(() -> RescheduleRule.parse(Map.of("odd", rule)))
            .as("%s", rule)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("odd");
      }
    }
  }

  private static Map<String, Object> rule(String cause) {
    return Map.of("compare-values", List.of(cause), "retry-after", 60);
  }

  private static RetryPolicy policy(Map<String, ?> rules) {
    return new RetryPolicy(
        RescheduleRule.parse(rules),
        "result_cause",
        Duration.ofSeconds(300),
        3,
        Duration.ofSeconds(15));
  }

  private static AttemptOutcome outcome(TransmissionReport report) {
    return AttemptOutcome.of(report);
  }

  private static Map<String, Object> result(TransmissionReport report) {
    return Facts.of(report, outcome(report), 1).values();
  }
}
