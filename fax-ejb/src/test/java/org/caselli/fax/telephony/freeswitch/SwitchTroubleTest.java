package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.port.TelephonyEngine.Acceptance;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lost, silent, refusing and talking-nonsense switches. */
class SwitchTroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NUMBER = "+15550001000";

  private final EngineThreads threads = new EngineThreads();
  private final EventRecorder recorder = new EventRecorder();
  private final TestRequests requests = new TestRequests();
  private ScriptedSwitch scripted = new ScriptedSwitch();
  private FreeSwitchEngine engine = engine(TestSettings.patient());

  private FreeSwitchEngine engine(FreeSwitchSettings settings, SwitchAddress... others) {
    List<SwitchAddress> all =
        others.length > 0 ? List.of(others) : List.of(scripted.address("fs1"));
    return new FreeSwitchEngine(all, settings, Clock.systemUTC(), threads);
  }

  private void connect() {
    engine.start(recorder);
    until(() -> engine.health().able());
  }

  private void until(BooleanSupplier reached) {
    recorder.await(reached, PATIENCE);
  }

  @AfterEach
  void stop() {
    engine.stop();
    scripted.close();
    threads.close();
  }

  private CallRequest send(int pages) {
    CallRequest request = requests.to(NUMBER, 0, pages);
    assertThat(engine.send(request)).isEqualTo(Acceptance.ACCEPTED);
    return request;
  }

  private TransmissionReport endOf(CallRequest request) {
    until(() -> recorder.report(request.call()).isPresent());
    recorder.assertProper(request);
    return recorder.report(request.call()).orElseThrow();
  }

  private CallRequest sendStalling(int pages, int stallAfter) {
    scripted.whenDialled(NUMBER, call -> call.ring().answer().negotiate(true).confirm(stallAfter));
    CallRequest request = send(pages);
    until(() -> recorder.of(request.call(), CallEvent.PageConfirmed.class).size() == stallAfter);
    return request;
  }

  private ScriptedSwitch.Call callOf(CallRequest request) {
    return scripted.call(request.call().toString());
  }

  @Test
  void a_call_that_lives_through_a_lost_connection_is_followed_to_its_end() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.cut();
    until(() -> engine.health().able() && asked("api uuid_exists"));
    callOf(request).on(scripted.connection()).confirm(3).result(0, "OK").end();

    assertThat(endOf(request).success()).isTrue();
    assertThat(recorder.of(request.call(), CallEvent.PageConfirmed.class)).hasSize(3);
  }

  private boolean asked(String command) {
    return scripted.heard.stream().anyMatch(line -> line.startsWith(command));
  }

  @Test
  void a_call_delivered_while_the_connection_was_lost_is_reported_as_delivered() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.vanish();
    callOf(request).confirm(3).result(0, "OK").end();
    scripted.comeBack();

    assertThat(endOf(request).success()).isTrue();
    assertThat(endOf(request).pagesConfirmed()).isEqualTo(3);
  }

  @Test
  void a_call_that_failed_while_the_connection_was_lost_keeps_the_pages_counted_by_the_switch() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.vanish();
    callOf(request).confirm(2).fail(49, "The call dropped prematurely");
    scripted.comeBack();

    assertThat(endOf(request).ending()).isEqualTo(CallEnding.FAX_RESULT);
    assertThat(endOf(request).success()).isFalse();
    assertThat(endOf(request).pagesConfirmed()).isEqualTo(2);
  }

  @Test
  void a_call_that_ended_without_an_answer_meanwhile_is_not_answered() {
    connect();
    scripted.whenDialled(NUMBER, ScriptedSwitch.Call::ring);
    CallRequest request = send(1);
    until(() -> recorder.heard(request.call(), CallEvent.Ringing.class));

    scripted.vanish();
    callOf(request).refuse("NO_ANSWER", 19, "480");
    scripted.comeBack();

    assertThat(endOf(request).ending()).isEqualTo(CallEnding.NOT_ANSWERED);
    assertThat(endOf(request).success()).isFalse();
  }

  @Test
  void a_switch_that_was_restarted_and_kept_nothing_leaves_the_call_unknown() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.vanish();
    scripted.living.clear();
    scripted.store.clear();
    scripted.core = "99999999-2222-3333-4444-555555555555";
    scripted.comeBack();

    assertThat(endOf(request).ending()).isEqualTo(CallEnding.UNKNOWN);
    assertThat(endOf(request).pagesConfirmed()).isEqualTo(1);
  }

  @Test
  void a_cancelled_call_is_hung_up_as_soon_as_the_connection_is_back() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.vanish();
    until(() -> !engine.health().able());
    engine.cancel(request.call());
    scripted.comeBack();

    assertThat(endOf(request).ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void a_call_of_an_earlier_process_is_taken_over_and_its_end_reported() {
    connect();
    CallRequest request = sendStalling(3, 1);
    engine.stop();
    engine = engine(TestSettings.patient());
    EventRecorder later = new EventRecorder();
    engine.start(later);

    CallFate fate = engine.lookUp(new CallLookUp(request.call(), "fs1", 0, 3));
    callOf(request).on(scripted.connection()).confirm(3).result(0, "OK").end();

    assertThat(fate).isInstanceOf(CallFate.Living.class);
    later.await(() -> later.report(request.call()).isPresent(), PATIENCE);
    assertThat(later.report(request.call()).orElseThrow().success()).isTrue();
    assertThat(later.report(request.call()).orElseThrow().pagesConfirmed()).isEqualTo(3);
    later.assertProper(request);
  }

  @Test
  void the_end_of_a_call_of_an_earlier_process_is_read_from_the_switch() {
    connect();
    CallRequest delivered = sendStalling(3, 1);
    CallRequest dropped = sendStalling(3, 2);
    engine.stop();
    callOf(delivered).confirm(3).result(0, "OK").end();
    callOf(dropped).fail(49, "The call dropped prematurely");
    engine = engine(TestSettings.patient());
    engine.start(event -> {});

    CallFate success = engine.lookUp(new CallLookUp(delivered.call(), "fs1", 0, 3));
    CallFate failure = engine.lookUp(new CallLookUp(dropped.call(), "", 0, 3));

    assertThat(((CallFate.Ended) success).report().success()).isTrue();
    assertThat(((CallFate.Ended) success).report().pagesConfirmed()).isEqualTo(3);
    assertThat(((CallFate.Ended) failure).report().success()).isFalse();
    assertThat(((CallFate.Ended) failure).report().pagesConfirmed()).isEqualTo(2);
  }

  @Test
  void never_and_forgotten_are_told_apart() {
    connect();
    CallRequest noted = requests.to(NUMBER, 0, 1);
    CallRequest unheard = requests.to(NUMBER, 0, 1);
    scripted.store.put("caselli_dial/" + noted.call(), scripted.core);

    CallFate notYet = engine.lookUp(new CallLookUp(noted.call(), "fs1", 0, 1));
    CallFate neverEither = engine.lookUp(new CallLookUp(unheard.call(), "", 0, 1));
    CallFate forgotten = engine.lookUp(new CallLookUp(unheard.call(), "fs1", 0, 1));
    scripted.store.put("caselli_dial/" + noted.call(), "another-run");
    CallFate restarted = engine.lookUp(new CallLookUp(noted.call(), "fs1", 0, 1));

    assertThat(notYet).isInstanceOf(CallFate.Unreachable.class);
    assertThat(neverEither).isInstanceOf(CallFate.Never.class);
    assertThat(forgotten).isInstanceOf(CallFate.Unknown.class);
    assertThat(restarted).isInstanceOf(CallFate.Unknown.class);
  }

  @Test
  void without_mod_db_calls_are_made_and_look_ups_are_honest() {
    scripted.hasStore = false;
    scripted.whenDialled(NUMBER, call -> call.deliver(true));
    connect();

    assertThat(endOf(send(2)).success()).isTrue();
    CallFate fate = engine.lookUp(new CallLookUp(requests.to(NUMBER, 0, 1).call(), "", 0, 1));
    assertThat(fate).isInstanceOf(CallFate.Unknown.class);
  }

  @Test
  void the_switch_forgets_a_call_after_its_end_is_on_record_and_not_before() {
    connect();
    CallRequest request = sendStalling(2, 1);
    String key = "/" + request.call();
    assertThat(scripted.store.keySet()).contains("caselli_dial" + key, "caselli_page" + key);

    callOf(request).confirm(2).result(0, "OK").end();

    assertThat(endOf(request).success()).isTrue();
    assertThat(scripted.store.keySet()).contains("caselli_dial" + key, "caselli" + key);
    engine.settled(request.call(), "fs1");
    until(() -> scripted.store.keySet().stream().noneMatch(k -> k.endsWith(key)));
  }

  @Test
  void what_a_switch_keeps_is_removed_when_it_is_back() {
    connect();
    CallRequest request = sendStalling(2, 1);
    String key = "/" + request.call();
    scripted.vanish();
    until(() -> !engine.health().able());

    engine.settled(request.call(), "");
    assertThat(scripted.store.keySet()).contains("caselli_dial" + key);
    scripted.comeBack();

    until(() -> scripted.store.keySet().stream().noneMatch(k -> k.endsWith(key)));
  }

  @Test
  void a_switch_that_died_in_a_page_and_kept_its_records_broke_the_call_off() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.vanish();
    scripted.living.clear();
    scripted.core = "99999999-2222-3333-4444-555555555555";
    scripted.comeBack();

    TransmissionReport report = endOf(request);
    assertThat(report.ending()).isEqualTo(CallEnding.NO_FAX_RESULT);
    assertThat(report.pagesConfirmed()).isEqualTo(1);
    assertThat(report.reason()).contains("restarted");
  }

  @Test
  void a_switch_that_died_in_the_last_page_may_have_sent_it() {
    connect();
    CallRequest request = sendStalling(3, 2);

    scripted.vanish();
    scripted.living.clear();
    scripted.core = "99999999-2222-3333-4444-555555555555";
    scripted.comeBack();

    assertThat(endOf(request).ending()).isEqualTo(CallEnding.UNKNOWN);
    assertThat(endOf(request).pagesConfirmed()).isEqualTo(2);
  }

  @Test
  void a_look_up_finds_the_pages_that_a_switch_counted_before_it_died() {
    connect();
    CallRequest request = sendStalling(4, 2);
    engine.stop();
    scripted.living.clear();
    scripted.core = "99999999-2222-3333-4444-555555555555";
    engine = engine(TestSettings.patient());
    engine.start(event -> {});

    CallFate fate = engine.lookUp(new CallLookUp(request.call(), "fs1", 0, 4));

    TransmissionReport report = ((CallFate.Ended) fate).report();
    assertThat(report.ending()).isEqualTo(CallEnding.NO_FAX_RESULT);
    assertThat(report.pagesConfirmed()).isEqualTo(2);
  }

  @Test
  void a_success_on_record_with_too_few_pages_counted_is_not_believed() {
    connect();
    CallRequest request = requests.to(NUMBER, 0, 3);
    scripted.store.put("caselli_dial/" + request.call(), scripted.core);
    scripted.store.put("caselli_page/" + request.call(), "2");
    scripted.store.put("caselli/" + request.call(), "success");
    scripted.store.put("caselli_end/" + request.call(), "ended");

    CallFate fate = engine.lookUp(new CallLookUp(request.call(), "fs1", 0, 3));

    TransmissionReport report = ((CallFate.Ended) fate).report();
    assertThat(report.success()).isFalse();
    assertThat(report.pagesConfirmed()).isEqualTo(2);
    assertThat(report.reason()).contains("2 of 3");
  }

  @Test
  void a_switch_that_is_away_can_be_asked_later() {
    connect();
    CallRequest request = sendStalling(3, 1);
    scripted.vanish();
    engine.stop();
    engine = engine(TestSettings.patient());
    engine.start(event -> {});

    CallFate fate = engine.lookUp(new CallLookUp(request.call(), "fs1", 0, 3));

    assertThat(fate).isInstanceOf(CallFate.Unreachable.class);
    scripted.comeBack();
    until(() -> engine.health().able());
    assertThat(engine.lookUp(new CallLookUp(request.call(), "fs1", 0, 3)))
        .isInstanceOf(CallFate.Living.class);
  }

  @Test
  void the_loss_of_a_connection_is_told_with_a_deadline_and_its_return() {
    connect();
    CallRequest request = sendStalling(3, 1);

    scripted.cut();
    until(() -> recorder.heard(request.call(), CallEvent.InSight.class));
    callOf(request).on(scripted.connection()).confirm(3).result(0, "OK").end();

    assertThat(endOf(request).success()).isTrue();
    assertThat(recorder.of(request.call(), CallEvent.OutOfSight.class))
        .singleElement()
        .satisfies(lost -> assertThat(lost.until()).isAfter(lost.at().plusSeconds(100)));
  }

  @Test
  void an_originate_that_is_still_on_its_way_is_not_taken_for_lost() {
    connect();
    scripted.whenDialled(
        NUMBER,
        call -> {
          scripted.living.remove(call.uuid);
          scripted.cut();
        });
    CallRequest request = send(1);
    until(() -> engine.health().able() && asked("api uuid_exists"));

    scripted.living.add(request.call().toString());
    callOf(request).on(scripted.connection()).deliver(true);

    assertThat(endOf(request).success()).isTrue();
  }

  @Test
  void an_event_with_the_number_of_another_comes_twice() {
    SeenEvents seen = new SeenEvents();
    SwitchEvent first = SwitchEvent.parse(List.of("Event-Name: HEARTBEAT", "Event-Sequence: 7"));
    SwitchEvent unnumbered = SwitchEvent.parse(List.of("Event-Name: HEARTBEAT"));

    assertThat(seen.isNew(first)).isTrue();
    assertThat(seen.isNew(first)).isFalse();
    assertThat(seen.isNew(unnumbered)).isTrue();
    assertThat(seen.isNew(unnumbered)).isTrue();
    seen.clear();
    assertThat(seen.isNew(first)).isTrue();
  }

  @Test
  void a_stuck_channel_is_hung_up_after_the_result() {
    connect();
    scripted.whenDialled(
        NUMBER, call -> call.ring().answer().negotiate(true).confirm(1).result(0, "OK"));
    CallRequest request = send(1);

    assertThat(endOf(request).success()).isTrue();
    assertThat(asked("api uuid_kill " + request.call())).isTrue();
  }

  @Test
  void an_answered_call_without_any_fax_event_times_out() {
    engine =
        engine(
            TestSettings.of(Duration.ofMillis(200), Duration.ofMinutes(1), Duration.ofSeconds(30)));
    connect();
    scripted.whenDialled(NUMBER, call -> call.ring().answer());

    assertThat(endOf(send(1)).ending()).isEqualTo(CallEnding.TIMED_OUT);
  }

  @Test
  void success_with_a_page_missing_is_not_believed() {
    connect();
    scripted.whenDialled(
        NUMBER, call -> call.ring().answer().negotiate(true).confirm(2).result(0, "OK").end());

    TransmissionReport report = endOf(send(3));

    assertThat(report.success()).isFalse();
    assertThat(report.pagesConfirmed()).isEqualTo(2);
    assertThat(report.reason()).contains("2 of 3");
  }

  @Test
  void an_alternative_destination_is_waited_for() {
    connect();
    scripted.whenDialled(
        NUMBER,
        call -> {
          call.ring().hangUp("USER_BUSY", 17, "486", "recv_refuse");
          scripted.living.add(call.uuid);
          call.deliver(true);
        });
    CallRequest request =
        requests.to(NUMBER, 0, 2, "sofia/gateway/a/{number}|sofia/gateway/b/{number}");
    engine.send(request);

    assertThat(endOf(request).success()).isTrue();
  }

  @Test
  void a_refused_password_is_told_and_not_tried_in_a_tight_loop() {
    AtomicInteger tries = new AtomicInteger();
    scripted.close();
    scripted =
        new ScriptedSwitch() {
          @Override
          void authenticate(Connection connection, String command) {
            tries.incrementAndGet();
            super.authenticate(connection, "auth wrong");
          }
        };
    engine = engine(TestSettings.patient());

    engine.start(recorder);
    until(() -> tries.get() >= 3);

    assertThat(engine.health().able()).isFalse();
    until(() -> engine.health().links().get(0).detail().contains("refuses the password"));
    assertThat(scripted.heard.stream().noneMatch(line -> line.startsWith("event"))).isTrue();
  }

  @Test
  void a_silent_switch_is_given_up_and_connected_again() {
    AtomicInteger greetings = new AtomicInteger();
    scripted.close();
    scripted =
        new ScriptedSwitch() {
          @Override
          void greet(Connection connection) {
            greetings.incrementAndGet();
            super.greet(connection);
          }

          @Override
          String api(Connection connection, String command) {
            return command.startsWith("uptime") ? "" : super.api(connection, command);
          }
        };
    engine =
        engine(
            TestSettings.of(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(300)));

    engine.start(recorder);

    until(() -> greetings.get() >= 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "Content-Type: auth/request\nContent-Length: -5\n\n",
        "Content-Type: auth/request\nContent-Length: 99999999999\n\n",
        "Content-Length: 2000000000\n\n",
        "Content-Type: command/reply\nReply-Text: +OK accepted\n\n",
        "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n",
        "\n\n\n\n",
        ":\n:\n\n"
      })
  void nonsense_instead_of_a_greeting_does_no_harm(String nonsense) {
    assertRecoversFrom(nonsense.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void random_bytes_and_endless_lines_do_no_harm() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    assertRecoversFrom(noise);
  }

  private void assertRecoversFrom(byte[] greeting) {
    AtomicInteger greetings = new AtomicInteger();
    scripted.close();
    scripted =
        new ScriptedSwitch() {
          @Override
          void greet(Connection connection) {
            if (greetings.incrementAndGet() <= 2) {
              connection.sendBytes(greeting);
              connection.close();
            } else {
              super.greet(connection);
            }
          }
        };
    scripted.whenDialled(NUMBER, call -> call.deliver(true));
    engine = engine(TestSettings.patient());

    connect();

    assertThat(endOf(send(1)).success()).isTrue();
  }

  @Test
  void an_event_that_never_ends_closes_the_connection_at_the_limit() {
    connect();
    CallRequest request = sendStalling(2, 1);
    FakeSwitch.Connection bad = scripted.connection();

    bad.send("Content-Length: 1000000000\nContent-Type: text/event-plain\n\n");
    byte[] flood = new byte[3 * 1024 * 1024];
    bad.sendBytes(flood);

    until(() -> scripted.connection() != bad && engine.health().able());
    callOf(request).on(scripted.connection()).confirm(2).result(0, "OK").end();
    assertThat(endOf(request).success()).isTrue();
  }

  @Test
  void the_least_loaded_healthy_switch_is_chosen() {
    try (ScriptedSwitch second = new ScriptedSwitch()) {
      engine = engine(TestSettings.patient(), scripted.address("fs1"), second.address("fs2"));
      engine.start(recorder);
      until(() -> engine.health().links().stream().allMatch(link -> link.up()));
      scripted.whenDialled(NUMBER, ScriptedSwitch.Call::ring);
      second.whenDialled(NUMBER, ScriptedSwitch.Call::ring);

      for (int i = 0; i < 6; i++) {
        send(1);
      }
      until(() -> scripted.originates.size() + second.originates.size() == 6);
      assertThat(scripted.originates).hasSize(3);
      second.vanish();
      until(() -> !engine.health().links().get(1).up());
      send(1);
      until(() -> scripted.originates.size() == 4);
    }
  }

  @Test
  void the_file_is_fetched_from_our_end_of_the_connection() {
    connect();
    scripted.whenDialled(NUMBER, ScriptedSwitch.Call::busy);
    endOf(send(1));

    assertThat(scripted.heard).contains("bgapi http_get http://127.0.0.1:30950/fax/pages-1.tiff");
  }

  @Test
  void nothing_of_the_engine_runs_after_it_was_stopped() {
    connect();
    engine.stop();

    assertThat(threads.awaitAtMost(0, (int) TimeUnit.SECONDS.toSeconds(5))).isTrue();
    assertThat(engine.send(requests.to(NUMBER, 0, 1))).isEqualTo(Acceptance.NO_SWITCH);
  }

  @Test
  void two_switches_of_one_name_are_a_mistake() {
    assertThatThrownBy(
            () -> engine(TestSettings.patient(), scripted.address("a"), scripted.address("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
