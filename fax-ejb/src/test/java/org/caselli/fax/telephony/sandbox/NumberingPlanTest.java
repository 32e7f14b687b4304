package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caselli.fax.telephony.sandbox.Sandbox.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.Transience;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.InboundCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingPlanTest {
  @TempDir Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void open() {
    sandbox = new Sandbox(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "200", "217", "299"})
  void a_number_that_delivers_delivers_every_page(String ccc) {
    TransmissionReport report = sandbox.endOf(sandbox.to(test(ccc), 3));

    assertThat(report.success()).isTrue();
    assertThat(report.sipStatus()).isEqualTo(OptionalInt.of(200));
    assertThat(report.pages()).extracting(PageResult::heightPx).containsExactly(2201, 2202, 2203);
    assertThat(report.facts())
        .containsEntry("transfer_rate", "14400")
        .containsEntry("ecm_used", "on")
        .containsEntry("t38_status", "negotiated")
        .containsEntry("encoding_name", "T.6")
        .containsEntry("remote_station_id", test(ccc))
        .containsEntry("image_pixel_size", "1728x2203")
        .containsEntry("image_resolution", "8040x7700");
  }

  @ParameterizedTest
  @CsvSource({
    "001, UNALLOCATED_NUMBER, 1, 404, UNREACHABLE, PERMANENT",
    "017, USER_BUSY, 17, 486, BUSY, TRANSIENT",
    "019, NO_ANSWER, 19, 480, NO_ANSWER, TRANSIENT",
    "021, CALL_REJECTED, 21, 603, REFUSED, TRANSIENT",
    "027, DESTINATION_OUT_OF_ORDER, 27, 502, CALL_FAILED, TRANSIENT"
  })
  void a_number_that_is_not_answered_fails_in_the_terms_of_the_switch(
      String ccc, String cause, int q850, int sip, OutcomeKind kind, Transience transience) {
    TransmissionReport report = sandbox.endOf(sandbox.to(test(ccc), 1));

    assertThat(report.ending()).isEqualTo(CallEnding.NOT_ANSWERED);
    assertThat(report.hangupCause()).contains(cause);
    assertThat(report.q850()).isEqualTo(OptionalInt.of(q850));
    assertThat(report.sipStatus()).isEqualTo(OptionalInt.of(sip));
    AttemptOutcome outcome = AttemptOutcome.of(report);
    assertThat(outcome.kind()).isEqualTo(kind);
    assertThat(outcome.transience()).isEqualTo(transience);
    assertThat(outcome.usesUpAnAttempt()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"100, 2", "110, 6"})
  void a_number_that_fails_phase_B_gives_its_T30_code(String ccc, int code) {
    TransmissionReport report = sandbox.endOf(sandbox.to(test(ccc), 2));

    assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
    assertThat(report.t30Code()).isEqualTo(OptionalInt.of(code));
    assertThat(report.negotiation()).isEmpty();
    assertThat(report.pagesConfirmed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15559990000", "+4930123456", "+15005550999", "+15005550180", "1000"})
  void any_other_number_has_no_route_which_is_permanent(String number) {
    TransmissionReport report = sandbox.endOf(sandbox.to(number, 1));

    assertThat(report.hangupCause()).contains("NO_ROUTE_DESTINATION");
    assertThat(report.sipStatus()).isEqualTo(OptionalInt.of(404));
    assertThat(AttemptOutcome.of(report).kind()).isEqualTo(OutcomeKind.UNREACHABLE);
    assertThat(AttemptOutcome.of(report).transience()).isEqualTo(Transience.PERMANENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5005550017", "15005550017", "+15005550017"})
  void a_test_number_is_known_however_it_is_written(String number) {
    assertThat(sandbox.outcomeOf(sandbox.to(number, 1)).kind()).isEqualTo(OutcomeKind.BUSY);
  }

  @Nested
  class A_number_that_breaks_off {
    @Test
    void confirms_the_pages_up_to_there_every_time() {
      TransmissionReport report = sandbox.endOf(sandbox.to(test("122"), 4));

      assertThat(report.t30Code()).isEqualTo(OptionalInt.of(49));
      assertThat(report.pagesConfirmed()).isEqualTo(2);
      assertThat(sandbox.endOf(sandbox.to(test("122"), 4)).pagesConfirmed()).isEqualTo(2);
    }

    @Test
    void lets_a_resumed_fax_through() {
      CallRequest rest = sandbox.requests.resumed(test("122"), FakeFiles.file(4), 2, 4);

      TransmissionReport report = sandbox.endOf(rest);

      assertThat(report.success()).isTrue();
      assertThat(report.pages()).extracting(PageResult::page).containsExactly(3, 4);
    }

    @Test
    void breaks_a_call_that_resumes_before_that_page() {
      CallRequest rest = sandbox.requests.resumed(test("123"), FakeFiles.file(4), 1, 4);

      assertThat(sandbox.endOf(rest).pagesConfirmed()).isEqualTo(2);
    }

    @Test
    void delivers_a_document_that_ends_before_it() {
      assertThat(sandbox.endOf(sandbox.to(test("123"), 3)).success()).isTrue();
    }

    @Test
    void breaks_during_the_first_page_for_page_0() {
      assertThat(sandbox.endOf(sandbox.to(test("120"), 2)).pagesConfirmed()).isZero();
    }
  }

  @Test
  void bad_rows_are_reported_and_do_not_prevent_success() {
    TransmissionReport report = sandbox.endOf(sandbox.to(test("130"), 2));

    assertThat(report.success()).isTrue();
    assertThat(report.pages()).allSatisfy(page -> assertThat(page.badRows()).isPositive());
    assertThat(report.facts().get("bad_rows")).isNotEqualTo("0");
  }

  @Test
  void a_slow_number_takes_a_minute_for_each_page() {
    CallRequest request = sandbox.to(test("140"), 2);
    sandbox.hand(request);

    sandbox.scheduler.advance(Duration.ofSeconds(59));
    assertThat(sandbox.recorder.heard(request.call(), CallEvent.PageConfirmed.class)).isFalse();
    sandbox.scheduler.advance(Duration.ofSeconds(3));
    assertThat(sandbox.recorder.heard(request.call(), CallEvent.PageConfirmed.class)).isTrue();
    assertThat(sandbox.recorder.report(request.call())).isEmpty();
    sandbox.scheduler.advance(Duration.ofMinutes(1));
    assertThat(sandbox.recorder.report(request.call()).orElseThrow().success()).isTrue();
  }

  @Test
  void a_number_may_be_busy_until_an_attempt() {
    String number = test("153");

    for (int attempt = 1; attempt <= 4; attempt++) {
      CallRequest request = sandbox.requests.attempt(attempt, number, FakeFiles.file(1), 1);

      assertThat(sandbox.outcomeOf(request).kind())
          .as("attempt %d", attempt)
          .isEqualTo(attempt < 3 ? OutcomeKind.BUSY : OutcomeKind.DELIVERED);
    }
  }

  @Test
  void a_number_that_never_reports_stays_answered() {
    CallRequest request = sandbox.to(test("160"), 1);

    sandbox.hand(request);
    sandbox.scheduler.advance(Duration.ofDays(1));

    assertThat(sandbox.recorder.heard(request.call(), CallEvent.Answered.class)).isTrue();
    assertThat(sandbox.recorder.report(request.call())).isEmpty();
    assertThat(sandbox.engine.health().links().get(0).calls()).isEqualTo(1);
  }

  @Nested
  class The_echo {
    @Test
    void comes_back_to_a_hosted_caller() {
      CallRequest request = sandbox.to(test("170"), 2);
      sandbox.hosted.host(request.callerNumber());

      assertThat(sandbox.endOf(request).success()).isTrue();

      InboundCall echo = sandbox.hosted.call();
      assertThat(echo.line().toNumber()).isEqualTo(request.callerNumber());
      assertThat(echo.line().fromNumber()).isEqualTo(test("170"));
      assertThat(echo.call()).isNotEqualTo(request.call());
      assertThat(sandbox.hosted.report().pagesConfirmed()).isEqualTo(2);
      assertThat(sandbox.hosted.arrived()).hasSize(1);
      assertThat(new String(sandbox.hosted.arrived().get(0).tiff(), UTF_8)).isEqualTo("2");
    }

    @Test
    void is_silent_for_a_caller_from_elsewhere() {
      assertThat(sandbox.endOf(sandbox.to(test("170"), 2)).success()).isTrue();

      assertThat(sandbox.hosted.receptions()).isEmpty();
    }

    @Test
    void that_finds_no_room_does_not_change_the_delivery() {
      CallRequest request = sandbox.to(test("170"), 2);
      sandbox.hosted.host(request.callerNumber());
      sandbox.hosted.fillUp();

      assertThat(sandbox.endOf(request).success()).isTrue();
    }
  }

  @Nested
  class A_hosted_number {
    private static final String HOSTED = "+15551112222";

    @BeforeEach
    void host() {
      sandbox.hosted.host(HOSTED);
    }

    @Test
    void gets_the_fax() {
      CallRequest request = sandbox.to(HOSTED, 3);

      assertThat(sandbox.endOf(request).success()).isTrue();

      InboundCall call = sandbox.hosted.call();
      assertThat(call.line().toNumber()).isEqualTo(HOSTED);
      assertThat(call.line().fromNumber()).isEqualTo(request.callerNumber());
      assertThat(call.line().fromName()).isEqualTo(request.callerName());
      TransmissionReport report = sandbox.hosted.report();
      assertThat(report.success()).isTrue();
      assertThat(report.pagesConfirmed()).isEqualTo(3);
      assertThat(report.negotiation().flatMap(Negotiation::remoteStationId))
          .contains(request.stationId());
      assertThat(sandbox.hosted.receptions())
          .containsExactly("begins " + HOSTED, "goes on 1", "goes on 2", "ends after 3", "removed");
    }

    @Test
    void gets_only_the_rest_of_a_resumed_fax() {
      sandbox.endOf(sandbox.requests.resumed(HOSTED, FakeFiles.file(3), 1, 3));

      assertThat(sandbox.hosted.report().pagesConfirmed()).isEqualTo(2);
      assertThat(new String(sandbox.hosted.arrived().get(0).tiff(), UTF_8))
          .isEqualTo("1 and 2 more");
    }

    @Test
    void keeps_the_pages_that_came_before_a_caller_gives_up() {
      CallRequest request = sandbox.to(HOSTED, 3);
      sandbox.hand(request);
      while (!sandbox.recorder.heard(request.call(), CallEvent.PageConfirmed.class)) {
        sandbox.scheduler.runNext();
      }

      sandbox.engine.cancel(request.call());
      sandbox.scheduler.advance(Duration.ofMinutes(1));

      assertThat(sandbox.hosted.report().success()).isFalse();
      assertThat(sandbox.hosted.report().t30Code()).hasValue(49);
      assertThat(new String(sandbox.hosted.arrived().get(0).tiff(), UTF_8)).isEqualTo("1");
    }

    @Test
    void brings_its_fax_again_until_it_is_stored() {
      sandbox.hosted.cannotStore(3);

      assertThat(sandbox.endOf(sandbox.to(HOSTED, 2)).success()).isTrue();

      assertThat(sandbox.hosted.arrived()).hasSize(1);
      assertThat(directory.resolve("received")).isEmptyDirectory();
    }

    @Test
    void that_cannot_take_the_fax_does_not_confirm_its_last_page() {
      sandbox.hosted.fillUp();

      TransmissionReport report = sandbox.endOf(sandbox.to(HOSTED, 3));

      assertThat(report.success()).isFalse();
      assertThat(report.t30Code()).isEqualTo(OptionalInt.of(21));
      assertThat(report.pagesConfirmed()).isEqualTo(2);
    }
  }

  @Test
  void a_damaged_file_fails_after_the_answer_as_on_a_switch() {
    TransmissionReport report =
        sandbox.endOf(sandbox.requests.to(test("000"), FakeFiles.DAMAGED, 1));

    assertThat(report.t30Code()).isEqualTo(OptionalInt.of(46));
    assertThat(AttemptOutcome.of(report).kind()).isEqualTo(OutcomeKind.DOCUMENT_FAILURE);
  }

  @Test
  void at_instant_pace_everything_happens_at_once_and_nothing_is_fetched() {
    Sandbox instant = new Sandbox(directory.resolve("instant"), SandboxPace.instant());
    instant.hosted.host("+15551112222");
    CallRequest delivered = instant.to(test("140"), 3);
    CallRequest hosted = instant.to("+15551112222", 1);

    instant.hand(delivered);
    instant.hand(hosted);
    instant.scheduler.runDue();

    instant.recorder.assertProper(delivered);
    assertThat(instant.recorder.report(delivered.call()).orElseThrow().pagesConfirmed())
        .isEqualTo(3);
    assertThat(instant.recorder.report(hosted.call()).orElseThrow().success()).isTrue();
    assertThat(instant.files.fetches()).isZero();
    assertThat(instant.hosted.receptions()).isEmpty();
  }
}
