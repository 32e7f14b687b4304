package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EventRecorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recorded call comes to the outcome that its notes tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedCallsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReplaySwitch replay = new ReplaySwitch();
  private final EngineThreads threads = new EngineThreads();
  private final EventRecorder recorder = new EventRecorder();
  private final TestRequests requests = new TestRequests();
  private final FreeSwitchEngine engine =
      new FreeSwitchEngine(
          List.of(replay.address("fs1")),
          TestSettings.of(Duration.ofMillis(1500), Duration.ofMinutes(2), Duration.ofSeconds(30)),
          Clock.systemUTC(),
          threads);

  @BeforeAll
  void connect() {
    engine.start(recorder);
    recorder.await(() -> engine.health().able(), PATIENCE);
  }

  @AfterAll
  void disconnect() {
    engine.stop();
    replay.close();
    threads.close();
  }

  /** A line of {@code outcomes.csv}. */
  record Expected(
      String scenario,
      int startPage,
      int totalPages,
      CallEnding ending,
      boolean success,
      OptionalInt sip,
      String cause,
      OptionalInt t30,
      int pages,
      OutcomeKind kind) {

    static final class Aggregator implements ArgumentsAggregator {
      @Override
      public Expected aggregateArguments(
          ArgumentsAccessor row, org.junit.jupiter.api.extension.ParameterContext context) {
        return new Expected(
            row.getString(0),
            row.getInteger(1),
            row.getInteger(2),
            row.get(3, CallEnding.class),
            row.getBoolean(4),
            number(row.getString(5)),
            row.getString(6) == null ? "" : row.getString(6),
            number(row.getString(7)),
            row.getInteger(8),
            row.get(9, OutcomeKind.class));
      }

      private static OptionalInt number(String text) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/freeswitch/outcomes.csv", numLinesToSkip = 1)
  void each_recorded_call_comes_to_its_outcome(
      @AggregateWith(Expected.Aggregator.class) Expected expected) {
    replay.change(steps -> steps);

    assertOutcome(expected, play(expected));
  }

  private TransmissionReport play(Expected expected) {
    recorder.await(() -> engine.health().able(), PATIENCE);
    CallRequest request =
        requests.to(expected.scenario(), expected.startPage(), expected.totalPages());
    engine.send(request);
    if (expected.ending() == CallEnding.CANCELLED) {
      recorder.await(() -> replay.isWaiting(request.call().toString()), PATIENCE);
      engine.cancel(request.call());
    }
    recorder.await(() -> recorder.report(request.call()).isPresent(), PATIENCE);
    recorder.assertProper(request);
    return recorder.report(request.call()).orElseThrow();
  }

  private static void assertOutcome(Expected expected, TransmissionReport report) {
    assertThat(report.ending()).isEqualTo(expected.ending());
    assertThat(report.success()).isEqualTo(expected.success());
    assertThat(report.sipStatus()).isEqualTo(expected.sip());
    assertThat(report.hangupCause().orElse("")).isEqualTo(expected.cause());
    assertThat(report.t30Code()).isEqualTo(expected.t30());
    assertThat(report.pagesConfirmed()).isEqualTo(expected.pages());
    assertThat(report.pages()).hasSize(expected.pages());
    assertThat(AttemptOutcome.of(report).kind()).isEqualTo(expected.kind());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fail-busy,0,1,NOT_ANSWERED,false,486,USER_BUSY,,0,BUSY",
    "ok-t38-tx-requests,0,1,FAX_RESULT,true,200,NORMAL_CLEARING,0,1,DELIVERED",
    "fail-usage,0,1,NOT_ANSWERED,false,,,,0,CALL_FAILED"
  })
  void packets_of_one_byte_make_no_difference(
      @AggregateWith(Expected.Aggregator.class) Expected expected) {
    replay.change(steps -> steps);
    replay.chunk = 1;
    try {
      assertOutcome(expected, play(expected));
    } finally {
      replay.chunk = Integer.MAX_VALUE;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neither_the_order_of_events_nor_doubled_ones_change_the_outcome(long seed) {
    replay.change(
        steps -> {
          List<RecordedCall.Step> mixed = new ArrayList<>(steps);
          mixed.addAll(steps);
          Collections.shuffle(mixed, new Random(seed));
          return mixed;
        });

    assertOutcome(delivered(), play(delivered()));
    assertOutcome(busy(), play(busy()));
    assertOutcome(dropped(), play(dropped()));
  }

  @ParameterizedTest(name = "without {0}")
  @ValueSource(
      strings = {
        "CHANNEL_CREATE",
        "CHANNEL_ANSWER",
        "BACKGROUND_JOB",
        "txfaxnegociateresult",
        "txfaxpageresult",
        "txfaxresult",
        "CHANNEL_EXECUTE_COMPLETE",
        "CHANNEL_HANGUP\n",
        "CHANNEL_DESTROY"
      })
  void an_event_that_is_missing_does_not_change_the_outcome(String missing) {
    replay.change(
        steps ->
            steps.stream().filter(s -> !s.body().replace("%3A", ":").contains(missing)).toList());

    assertOutcome(delivered(), play(delivered()));
    assertOutcome(busy(), play(busy()));
    assertOutcome(dropped(), play(dropped()));
  }

  @Test
  void without_the_last_event_only_the_SIP_status_is_missing() {
    replay.change(
        steps ->
            steps.stream().filter(s -> !s.body().contains("CHANNEL_HANGUP_COMPLETE")).toList());

    TransmissionReport busy = play(busy());
    TransmissionReport delivered = play(delivered());

    assertThat(busy.hangupCause()).contains("USER_BUSY");
    assertThat(busy.sipStatus()).isEmpty();
    assertThat(delivered.success()).isTrue();
    assertThat(delivered.pagesConfirmed()).isEqualTo(3);
  }

  @Test
  void facts_and_pages_are_those_of_the_recording() {
    replay.change(steps -> steps);

    TransmissionReport report = play(delivered());

    assertThat(report.facts())
        .containsEntry("t38_used", "true")
        .containsEntry("t38_status", "negotiated")
        .containsEntry("ecm_used", "true")
        .containsEntry("transferred_pages", "3")
        .containsEntry("total_pages", "3")
        .containsEntry("remote_station_id", "+15550001000")
        .containsEntry("encoding_name", "T.85(L0)")
        .doesNotContainKeys("filename", "ident", "header");
    assertThat(report.negotiation().orElseThrow().rateBps()).isEqualTo(14400);
    assertThat(report.negotiation().orElseThrow().ecm()).isTrue();
    assertThat(report.pages().get(2).bytes()).isEqualTo(7176);
    assertThat(report.pages().get(2).widthPx()).isEqualTo(1728);
    assertThat(report.pages().get(2).heightPx()).isEqualTo(2292);
    assertThat(recorder.of(report.call(), CallEvent.PageConfirmed.class)).hasSize(3);
  }

  private static Expected delivered() {
    return new Expected(
        "ok-t38-3p-fine-g4",
        0,
        3,
        CallEnding.FAX_RESULT,
        true,
        OptionalInt.of(200),
        "NORMAL_CLEARING",
        OptionalInt.of(0),
        3,
        OutcomeKind.DELIVERED);
  }

  private static Expected busy() {
    return new Expected(
        "fail-busy",
        0,
        1,
        CallEnding.NOT_ANSWERED,
        false,
        OptionalInt.of(486),
        "USER_BUSY",
        OptionalInt.empty(),
        0,
        OutcomeKind.BUSY);
  }

  private static Expected dropped() {
    return new Expected(
        "fail-midfax-partial",
        0,
        10,
        CallEnding.FAX_RESULT,
        false,
        OptionalInt.of(200),
        "NORMAL_CLEARING",
        OptionalInt.of(49),
        3,
        OutcomeKind.PROTOCOL_FAILURE);
  }
}
