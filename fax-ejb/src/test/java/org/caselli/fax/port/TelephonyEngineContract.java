package org.caselli.fax.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.T30Result;
import org.caselli.fax.domain.call.Transience;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.TelephonyEngine.Acceptance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every telephony engine promises. An engine's test implements {@link #harness}. */
public interface TelephonyEngineContract {
  String NUMBER = "+15550102030";

  /** A fresh engine with a fresh far side. */
  TelephonyHarness harness();

  @Test
  default void a_delivered_fax_goes_through_its_stages_in_order() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();

      CallRequest request = line.send(3);

      TransmissionReport report = line.endOf(request);
      assertThat(report.success()).isTrue();
      assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
      assertThat(report.t30Code()).isEqualTo(OptionalInt.of(0));
      assertThat(report.pagesConfirmed()).isEqualTo(3);
      assertThat(report.hangupCause()).contains("NORMAL_CLEARING");
      assertThat(report.negotiation()).isPresent();
      assertThat(report.switchName()).isNotEmpty();
      assertThat(AttemptOutcome.of(report).isDelivered()).isTrue();
      assertThat(line.recorder.of(request.call(), CallEvent.Dialled.class)).hasSize(1);
      assertThat(line.recorder.of(request.call(), CallEvent.Answered.class)).hasSize(1);
      assertThat(line.recorder.heard(request.call(), CallEvent.Negotiated.class)).isTrue();
      assertThat(line.pagesHeard(request)).containsExactly(1, 2, 3);
    }
  }

  @Test
  default void a_busy_line_is_reported_as_busy() {
    try (var line = new Line(harness())) {
      line.whenDialled().busy();

      CallRequest request = line.send(1);

      line.assertNotAnswered(request, "USER_BUSY", OutcomeKind.BUSY);
      assertThat(line.endOf(request).sipStatus()).isEqualTo(OptionalInt.of(486));
      assertThat(line.endOf(request).q850()).isEqualTo(OptionalInt.of(17));
    }
  }

  @Test
  default void a_line_that_nobody_answers_is_reported_as_no_answer() {
    try (var line = new Line(harness())) {
      line.whenDialled().noAnswer();

      CallRequest request = line.send(1);

      line.assertNotAnswered(request, "NO_ANSWER", OutcomeKind.NO_ANSWER);
    }
  }

  @Test
  default void a_refused_call_is_reported_as_refused() {
    try (var line = new Line(harness())) {
      line.whenDialled().rejects();

      CallRequest request = line.send(1);

      line.assertNotAnswered(request, "CALL_REJECTED", OutcomeKind.REFUSED);
      assertThat(line.endOf(request).sipStatus()).isEqualTo(OptionalInt.of(603));
    }
  }

  @Test
  default void an_unallocated_number_is_a_permanent_failure() {
    try (var line = new Line(harness())) {
      line.whenDialled().unallocated();

      CallRequest request = line.send(1);

      line.assertNotAnswered(request, "UNALLOCATED_NUMBER", OutcomeKind.UNREACHABLE);
      assertThat(line.endOf(request).sipStatus()).isEqualTo(OptionalInt.of(404));
      assertThat(AttemptOutcome.of(line.endOf(request)).transience())
          .isEqualTo(Transience.PERMANENT);
    }
  }

  @Test
  default void a_cause_that_no_table_lists_is_kept_as_reported() {
    try (var line = new Line(harness())) {
      line.whenDialled().endsWithCause("PIGEON_LOST", 126);

      CallRequest request = line.send(1);

      line.assertNotAnswered(request, "PIGEON_LOST", OutcomeKind.CALL_FAILED);
      assertThat(line.endOf(request).q850()).isEqualTo(OptionalInt.of(126));
    }
  }

  @Test
  default void a_voice_is_no_fax() {
    try (var line = new Line(harness())) {
      line.whenDialled().answersWithVoice();

      CallRequest request = line.send(1);

      TransmissionReport report = line.endOf(request);
      line.assertProtocolFailure(request, 0);
      assertThat(report.t30Code().orElseThrow()).isIn(2, 3);
      assertThat(line.recorder.heard(request.call(), CallEvent.Answered.class)).isTrue();
    }
  }

  @Test
  default void failed_training_is_reported_with_its_T30_code() {
    try (var line = new Line(harness())) {
      line.whenDialled().failsTraining();

      CallRequest request = line.send(1);

      line.assertProtocolFailure(request, 0);
      assertThat(line.endOf(request).t30Code()).isEqualTo(OptionalInt.of(6));
    }
  }

  @Test
  default void a_call_that_breaks_off_reports_the_pages_confirmed_until_then() {
    try (var line = new Line(harness())) {
      line.whenDialled().breaksOffAfterPage(2);

      CallRequest request = line.send(3);

      line.assertProtocolFailure(request, 2);
      assertThat(line.endOf(request).t30Code()).isEqualTo(OptionalInt.of(T30Result.CALL_DROPPED));
      assertThat(line.pagesHeard(request)).containsExactly(1, 2);
    }
  }

  @Test
  default void a_resumed_fax_sends_only_the_pages_from_its_start_page_on() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();

      CallRequest request = line.requests.resumed(NUMBER, line.harness.file(3), 1, 3);
      line.hand(request);

      TransmissionReport report = line.endOf(request);
      assertThat(report.success()).isTrue();
      assertThat(report.pagesConfirmed()).isEqualTo(2);
      assertThat(line.pagesHeard(request)).containsExactly(2, 3);
    }
  }

  @Test
  default void a_far_end_that_refuses_T38_gets_the_fax_as_audio() {
    try (var line = new Line(harness())) {
      line.whenDialled().refusesT38();

      CallRequest request = line.send(2);

      TransmissionReport report = line.endOf(request);
      assertThat(report.success()).isTrue();
      assertThat(report.pagesConfirmed()).isEqualTo(2);
      assertThat(report.negotiation().orElseThrow().t38()).isFalse();
    }
  }

  @Test
  default void a_file_that_cannot_be_fetched_is_never_dialled() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();

      CallRequest request = line.requests.to(NUMBER, line.harness.missingFile(), 1);
      line.hand(request);

      TransmissionReport report = line.endOf(request);
      assertThat(report.ending()).isEqualTo(CallEnding.NOT_DIALLED);
      assertThat(report.reason()).isNotEmpty();
      assertThat(AttemptOutcome.of(report).usesUpAnAttempt()).isFalse();
      assertThat(line.harness.callsSeen()).isZero();
    }
  }

  @Test
  default void a_ringing_call_can_be_cancelled() {
    try (var line = new Line(harness())) {
      line.whenDialled().ringsOn();
      CallRequest request = line.send(1);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.Ringing.class));

      line.engine.cancel(request.call());

      TransmissionReport report = line.endOf(request);
      assertThat(report.ending()).isEqualTo(CallEnding.CANCELLED);
      assertThat(report.pagesConfirmed()).isZero();
      assertThat(line.recorder.heard(request.call(), CallEvent.Answered.class)).isFalse();
    }
  }

  @Test
  default void a_sending_call_can_be_cancelled_and_keeps_its_pages() {
    try (var line = new Line(harness())) {
      line.whenDialled().stallsAfterPage(1);
      CallRequest request = line.send(3);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.PageConfirmed.class));

      line.engine.cancel(request.call());

      TransmissionReport report = line.endOf(request);
      assertThat(report.ending()).isEqualTo(CallEnding.CANCELLED);
      assertThat(report.success()).isFalse();
      assertThat(report.pagesConfirmed()).isEqualTo(1);
    }
  }

  @Test
  default void cancelling_what_is_over_or_unknown_changes_nothing() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();
      CallRequest request = line.send(1);
      TransmissionReport report = line.endOf(request);
      CallId unknown = line.requests.nextId();

      line.engine.cancel(request.call());
      line.engine.cancel(request.call());
      line.engine.cancel(unknown);
      line.harness.settle();

      assertThat(line.endOf(request)).isEqualTo(report);
      assertThat(line.recorder.of(unknown)).isEmpty();
    }
  }

  @Test
  default void a_call_that_never_reports_lives_until_it_is_cancelled() {
    try (var line = new Line(harness())) {
      line.whenDialled().neverReports();
      CallRequest request = line.send(1);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.Answered.class));
      line.harness.settle();
      assertThat(line.recorder.report(request.call())).isEmpty();

      line.engine.cancel(request.call());

      assertThat(line.endOf(request).ending()).isEqualTo(CallEnding.CANCELLED);
    }
  }

  @Test
  default void a_second_call_of_a_living_id_is_not_dialled() {
    try (var line = new Line(harness())) {
      line.whenDialled().stallsAfterPage(1);
      CallRequest request = line.send(2);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.PageConfirmed.class));

      Acceptance second = line.engine.send(request);
      line.harness.settle();

      assertThat(second).isNotEqualTo(Acceptance.NO_SWITCH);
      assertThat(line.harness.callsSeen()).isEqualTo(1);
      assertThat(line.recorder.report(request.call())).isEmpty();
      line.engine.cancel(request.call());
      assertThat(line.endOf(request).pagesConfirmed()).isEqualTo(1);
    }
  }

  @Test
  default void without_a_switch_nothing_is_dialled() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();
      line.harness.takeAwaySwitches();

      CallRequest request = line.requests.to(NUMBER, line.harness.file(1), 1);
      Acceptance answer = line.engine.send(request);
      line.harness.settle();

      assertThat(answer).isEqualTo(Acceptance.NO_SWITCH);
      assertThat(line.engine.health().able()).isFalse();
      assertThat(line.recorder.of(request.call())).isEmpty();
      assertThat(line.harness.callsSeen()).isZero();
    }
  }

  @Test
  default void an_engine_with_a_switch_is_able() {
    try (var line = new Line(harness())) {
      EngineHealth health = line.engine.health();

      assertThat(health.able()).isTrue();
      assertThat(health.links()).isNotEmpty();
      assertThat(line.engine.name()).isNotEmpty();
    }
  }

  @Test
  default void a_call_that_was_never_made_is_known_as_never() {
    try (var line = new Line(harness())) {
      CallFate fate = line.fateOf(line.requests.to(NUMBER, line.harness.file(1), 1));

      assertThat(fate).isInstanceOf(CallFate.Never.class);
    }
  }

  @Test
  default void a_living_call_is_known_as_living() {
    try (var line = new Line(harness())) {
      line.whenDialled().stallsAfterPage(1);
      CallRequest request = line.send(2);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.PageConfirmed.class));

      CallFate fate = line.fateOf(request);

      assertThat(fate).isInstanceOf(CallFate.Living.class);
      line.engine.cancel(request.call());
      line.endOf(request);
    }
  }

  @Test
  default void the_fate_of_a_delivered_call_is_its_success() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();
      CallRequest request = line.send(2);
      line.endOf(request);

      TransmissionReport found = line.foundEnd(request);

      assertThat(found.success()).isTrue();
      assertThat(found.pagesConfirmed()).isEqualTo(2);
    }
  }

  @Test
  default void the_fate_of_a_broken_call_is_its_failure_with_the_pages_confirmed() {
    try (var line = new Line(harness())) {
      line.whenDialled().breaksOffAfterPage(1);
      CallRequest request = line.send(2);
      line.endOf(request);

      TransmissionReport found = line.foundEnd(request);

      assertThat(found.success()).isFalse();
      assertThat(found.pagesConfirmed()).isEqualTo(1);
    }
  }

  @Test
  default void a_call_that_may_not_be_made_at_the_last_moment_is_not_dialled() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();
      line.recorder.deny();

      TransmissionReport report = line.endOf(line.send(1));

      assertThat(report.ending()).isEqualTo(CallEnding.NOT_DIALLED);
      assertThat(report.reason()).contains("this node");
    }
  }

  @Test
  default void a_call_that_is_left_to_others_goes_on_and_is_told_no_more() {
    try (var line = new Line(harness())) {
      line.whenDialled().stallsAfterPage(1);
      CallRequest left = line.send(2);
      line.until(() -> line.recorder.heard(left.call(), CallEvent.PageConfirmed.class));

      line.engine.leave(left.call());
      line.engine.leave(left.call());
      line.engine.cancel(left.call());
      line.whenDialled().delivers();
      line.endOf(line.send(1));

      assertThat(line.recorder.report(left.call())).isEmpty();
    }
  }

  @Test
  default void settling_a_call_twice_or_one_that_never_was_does_no_harm() {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();
      CallRequest request = line.send(1);
      line.endOf(request);

      line.engine.settled(request.call(), "");
      line.engine.settled(request.call(), "no such switch");
      line.engine.settled(line.requests.to(NUMBER, line.harness.file(1), 1).call(), "");

      assertThat(line.endOf(line.send(1)).success()).isTrue();
    }
  }

  @Test
  default void many_calls_at_once_each_have_their_own_proper_course() {
    try (var line = new Line(harness())) {
      List<CallRequest> delivered = new ArrayList<>();
      List<CallRequest> busy = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        String free = "+155501031" + (10 + i);
        String engaged = "+155501032" + (10 + i);
        line.harness.whenDialled(free).delivers();
        line.harness.whenDialled(engaged).busy();
        delivered.add(line.requests.to(free, line.harness.file(3), 3));
        busy.add(line.requests.to(engaged, line.harness.file(3), 3));
      }

      for (int i = 0; i < delivered.size(); i++) {
        line.hand(delivered.get(i));
        line.hand(busy.get(i));
      }

      for (int i = 0; i < delivered.size(); i++) {
        assertThat(line.endOf(delivered.get(i)).success()).isTrue();
        assertThat(line.endOf(busy.get(i)).hangupCause()).contains("USER_BUSY");
      }
      assertThat(line.harness.callsSeen()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien, \"Legal\" {dept} [3] <x>",
        "a}b{c,d=e|f:_:g",
        "${strepoch()} $${domain} %7B%2C",
        "back\\slash\\,end\\",
        "line\r\nbreak\n\nbgapi originate {x=y}user/1 &park()",
        "\u00fcml\u00e4ut \u4f20\u771f \0 \t"
      })
  default void no_text_of_a_user_disturbs_the_call(String text) {
    try (var line = new Line(harness())) {
      line.whenDialled().delivers();

      CallRequest request = line.requests.withTexts(NUMBER, line.harness.file(1), 1, text);
      line.hand(request);

      assertThat(line.endOf(request).success()).isTrue();
      assertThat(line.harness.callsSeen()).isEqualTo(1);
    }
  }

  @Test
  default void events_that_come_twice_or_out_of_order_are_heard_once_and_in_order() {
    try (var line = new Line(harness())) {
      assumeTrue(line.harness.hasWire(), "the engine has no wire");
      line.whenDialled().deliversWithDisorder();

      CallRequest request = line.send(3);

      TransmissionReport report = line.endOf(request);
      assertThat(report.success()).isTrue();
      assertThat(report.pagesConfirmed()).isEqualTo(3);
    }
  }

  @Test
  default void a_lost_connection_ends_the_call_once_and_never_as_a_success() {
    try (var line = new Line(harness())) {
      assumeTrue(line.harness.hasWire(), "the engine has no connection to lose");
      line.whenDialled().stallsAfterPage(1);
      CallRequest request = line.send(3);
      line.until(() -> line.recorder.heard(request.call(), CallEvent.PageConfirmed.class));

      line.harness.loseConnection();

      TransmissionReport report = line.endOf(request);
      assertThat(report.success()).isFalse();
      assertThat(report.pagesConfirmed()).isEqualTo(1);
    }
  }

  /** A started engine with its recorder: the words in which the contract is written. */
  final class Line implements AutoCloseable {
    private final TelephonyHarness harness;
    private final TelephonyEngine engine;
    private final EventRecorder recorder = new EventRecorder();
    private final CallRequests requests = new CallRequests();

    private Line(TelephonyHarness harness) {
      this.harness = harness;
      this.engine = harness.engine();
      engine.start(recorder);
    }

    private TelephonyHarness.Dialling whenDialled() {
      return harness.whenDialled(NUMBER);
    }

    private CallRequest send(int pages) {
      CallRequest request = requests.to(NUMBER, harness.file(pages), pages);
      hand(request);
      return request;
    }

    private void hand(CallRequest request) {
      until(() -> engine.health().able());
      assertThat(engine.send(request)).isEqualTo(Acceptance.ACCEPTED);
    }

    private void until(BooleanSupplier reached) {
      harness.until(recorder, reached);
    }

    /** Waits for the end, lets late events arrive, and checks the whole course of the call. */
    private TransmissionReport endOf(CallRequest request) {
      until(() -> recorder.report(request.call()).isPresent());
      harness.settle();
      recorder.assertProper(request);
      return recorder.report(request.call()).orElseThrow();
    }

    private List<Integer> pagesHeard(CallRequest request) {
      return recorder.of(request.call(), CallEvent.PageConfirmed.class).stream()
          .map(event -> event.page().page())
          .toList();
    }

    private void assertNotAnswered(CallRequest request, String cause, OutcomeKind kind) {
      TransmissionReport report = endOf(request);
      assertThat(report.ending()).isEqualTo(CallEnding.NOT_ANSWERED);
      assertThat(report.hangupCause()).contains(cause);
      assertThat(report.pagesConfirmed()).isZero();
      assertThat(report.t30Code()).isEmpty();
      assertThat(AttemptOutcome.of(report).kind()).isEqualTo(kind);
      assertThat(recorder.heard(request.call(), CallEvent.Answered.class)).isFalse();
    }

    private void assertProtocolFailure(CallRequest request, int pages) {
      TransmissionReport report = endOf(request);
      assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
      assertThat(report.success()).isFalse();
      assertThat(report.pagesConfirmed()).isEqualTo(pages);
      assertThat(AttemptOutcome.of(report).kind()).isEqualTo(OutcomeKind.PROTOCOL_FAILURE);
    }

    private CallFate fateOf(CallRequest request) {
      String switchName =
          recorder.of(request.call(), CallEvent.Dialled.class).stream()
              .findFirst()
              .map(CallEvent.Dialled::switchName)
              .orElse("");
      return engine.lookUp(
          new CallLookUp(request.call(), switchName, request.startPage(), request.totalPages()));
    }

    private TransmissionReport foundEnd(CallRequest request) {
      CallFate fate = fateOf(request);
      assertThat(fate).isInstanceOf(CallFate.Ended.class);
      return ((CallFate.Ended) fate).report();
    }

    @Override
    public void close() {
      engine.stop();
      harness.close();
    }
  }
}
