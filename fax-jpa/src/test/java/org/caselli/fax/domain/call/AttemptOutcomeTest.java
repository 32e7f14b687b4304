package org.caselli.fax.domain.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.fixture.AttemptReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptOutcomeTest {
  private static final UUID CALL = new UUID(1, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @ParameterizedTest
  @EnumSource(CallEnding.class)
  void every_failure_fills_code_text_and_cause_even_when_nothing_is_known(CallEnding ending) {
    assertFilled(AttemptReports.ended(CALL, ending, NOW));
    assertFilled(
        TransmissionReport.of(new CallId(CALL), NOW, ending).hangupCause("").t30(49, "").build());
  }

  @ParameterizedTest
  @EnumSource(HangupCause.class)
  void every_cause_of_a_call_that_was_not_answered_is_its_result(HangupCause cause) {
    TransmissionReport report = AttemptReports.notAnswered(CALL, cause.name(), 480, NOW);

    AttemptOutcome outcome = AttemptOutcome.of(report);

    assertFilled(report);
    assertThat(outcome.resultCause()).isEqualTo(cause.name());
    assertThat(outcome.resultText()).isEqualTo(cause.name());
    assertThat(outcome.resultCode()).isEqualTo(480);
    assertThat(outcome.transience()).isEqualTo(cause.transience());
    assertThat(outcome.sentence()).isEqualTo(cause.sentence());
    assertThat(outcome.usesUpAnAttempt()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "USER_BUSY, BUSY",
    "NO_ANSWER, NO_ANSWER",
    "NO_USER_RESPONSE, NO_ANSWER",
    "CALL_REJECTED, REFUSED",
    "UNALLOCATED_NUMBER, UNREACHABLE",
    "NO_ROUTE_DESTINATION, UNREACHABLE",
    "NETWORK_OUT_OF_ORDER, CALL_FAILED",
    "SOME_NEW_CAUSE, CALL_FAILED"
  })
  void causes_have_kinds(String cause, OutcomeKind kind) {
    assertThat(AttemptOutcome.of(AttemptReports.notAnswered(CALL, cause, 500, NOW)).kind())
        .isEqualTo(kind);
  }

  @Test
  void a_cause_that_is_not_listed_is_kept_and_may_pass() {
    AttemptOutcome outcome =
        AttemptOutcome.of(AttemptReports.notAnswered(CALL, "SOME_NEW_CAUSE", 599, NOW));

    assertThat(outcome.resultCause()).isEqualTo("SOME_NEW_CAUSE");
    assertThat(outcome.transience()).isEqualTo(Transience.TRANSIENT);
    assertThat(outcome.resultCode()).isEqualTo(599);
  }

  @Test
  void a_call_that_was_not_answered_is_never_a_200() {
    AttemptOutcome outcome =
        AttemptOutcome.of(AttemptReports.notAnswered(CALL, "NORMAL_CLEARING", 200, NOW));

    assertThat(outcome.resultCode()).isEqualTo(487);
  }

  @Test
  void delivered_is_200_ok() {
    AttemptOutcome outcome = AttemptOutcome.of(AttemptReports.delivered(CALL, 3, NOW));

    assertThat(outcome.isDelivered()).isTrue();
    assertThat(outcome.resultCode()).isEqualTo(200);
    assertThat(outcome.resultText()).isEqualTo("OK");
    assertThat(outcome.resultCause()).isEqualTo("NORMAL_CLEARING");
  }

  @ParameterizedTest
  @CsvSource({
    "2,  PROTOCOL_FAILURE, TRANSIENT",
    "6,  PROTOCOL_FAILURE, TRANSIENT",
    "11, DOCUMENT_FAILURE, PERMANENT",
    "41, DOCUMENT_FAILURE, PERMANENT",
    "49, PROTOCOL_FAILURE, TRANSIENT",
    "51, PROTOCOL_FAILURE, PERMANENT",
    "99, PROTOCOL_FAILURE, TRANSIENT"
  })
  void the_t30_result_decides_after_the_answer(int code, OutcomeKind kind, Transience transience) {
    AttemptOutcome outcome =
        AttemptOutcome.of(AttemptReports.brokenOff(CALL, code, "as the switch says", 1, NOW));

    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.transience()).isEqualTo(transience);
    assertThat(outcome.resultText()).isEqualTo("as the switch says");
    assertThat(outcome.resultCode()).isEqualTo(487);
  }

  @Test
  void only_what_was_not_dialled_costs_nothing() {
    for (CallEnding ending : CallEnding.values()) {
      assertThat(AttemptOutcome.of(AttemptReports.ended(CALL, ending, NOW)).usesUpAnAttempt())
          .as("%s", ending)
          .isEqualTo(ending != CallEnding.NOT_DIALLED);
    }
  }

  @Test
  void facts_hold_the_kazoo_view_and_the_three_results_apart() {
    TransmissionReport report =
        TransmissionReport.of(new CallId(CALL), NOW, CallEnding.FAX_RESULT)
            .hangupCause("NORMAL_CLEARING")
            .sipStatus(200)
            .t30(49, "The call dropped prematurely")
            .pagesConfirmed(1)
            .pages(java.util.List.of(new PageResult(1, 1728, 2292, 3, 1, "")))
            .negotiation(new Negotiation(14400, true, true, java.util.Optional.of("REMOTE")))
            .facts(java.util.Map.of("remote_country", "Italy"))
            .build();

    assertThat(Facts.of(report, AttemptOutcome.of(report), 42).values())
        .containsEntry("success", false)
        .containsEntry("result_code", 487)
        .containsEntry("result_text", "The call dropped prematurely")
        .containsEntry("result_cause", "NORMAL_CLEARING")
        .containsEntry("sip_status", 200)
        .containsEntry("t30_code", 49)
        .containsEntry("pages_sent", 1)
        .containsEntry("time_elapsed", 42L)
        .containsEntry("fax_bad_rows", 3)
        .containsEntry("fax_speed", 14400)
        .containsEntry("fax_error_correction", true)
        .containsEntry("fax_receiver_id", "REMOTE")
        .containsEntry("remote_country", "Italy");
  }

  private static void assertFilled(TransmissionReport report) {
    AttemptOutcome outcome = AttemptOutcome.of(report);
    assertThat(outcome.isDelivered()).isFalse();
    assertThat(outcome.resultCode()).isBetween(400, 699);
    assertThat(outcome.resultText()).as("text of %s", report.ending()).isNotBlank();
    assertThat(outcome.resultCause()).as("cause of %s", report.ending()).isNotBlank();
    assertThat(outcome.sentence()).as("sentence of %s", report.ending()).isNotBlank();
  }
}
