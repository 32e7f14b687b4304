package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallFate;
import org.caselli.fax.port.CallLookUp;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.port.TelephonyEngine.Acceptance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A switch that carries an originate out later than anybody would wait for. */
class SlowSwitchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NUMBER = "+15550001000";
  private static final int MANY = 5;

  private final EngineThreads threads = new EngineThreads();
  private final EventRecorder recorder = new EventRecorder();
  private final TestRequests requests = new TestRequests();
  private final ScriptedSwitch scripted =
      new ScriptedSwitch() {
        @Override
        String inBackground(String command) {
          return command.equals("uptime") && !prompt ? "" : super.inBackground(command);
        }

        @Override
        void jobFinished(Connection connection, String job, String result) {
          if (!result.isEmpty()) {
            super.jobFinished(connection, job, result);
          }
        }
      };
  private volatile boolean prompt;
  private FreeSwitchEngine engine = engine();

  private FreeSwitchEngine engine() {
    return new FreeSwitchEngine(
        List.of(scripted.address("fs1")), TestSettings.patient(), Clock.systemUTC(), threads);
  }

  @BeforeEach
  void connect() {
    scripted.whenDialled(NUMBER, call -> scripted.living.remove(call.uuid));
    start(recorder);
  }

  private void start(EventRecorder heard) {
    engine.start(heard);
    until(() -> engine.health().able());
  }

  @AfterEach
  void stop() {
    engine.stop();
    scripted.close();
    threads.close();
  }

  private void until(BooleanSupplier reached) {
    recorder.await(reached, PATIENCE);
  }

  private CallRequest dialled() {
    CallRequest request = requests.to(NUMBER, 0, 1);
    assertThat(engine.send(request)).isEqualTo(Acceptance.ACCEPTED);
    until(() -> scripted.call(request.call().toString()) != null);
    return request;
  }

  private ScriptedSwitch.Call begun(CallRequest request) {
    String id = request.call().toString();
    scripted.living.add(id);
    return scripted.call(id).on(scripted.connection());
  }

  private void awaitLooks(CallRequest request) {
    until(
        () ->
            scripted.heard.stream().filter(("api uuid_exists " + request.call())::equals).count()
                >= MANY);
  }

  @Test
  void a_call_that_is_given_up_is_not_over_while_it_may_still_be_made() {
    CallRequest request = dialled();

    engine.cancel(request.call());
    awaitLooks(request);

    assertThat(recorder.report(request.call())).isEmpty();
    begun(request).ring();
    until(() -> recorder.report(request.call()).isPresent());
    recorder.assertProper(request);
    assertThat(recorder.report(request.call()).orElseThrow().ending())
        .isEqualTo(CallEnding.CANCELLED);
    assertThat(scripted.living).isEmpty();
  }

  @Test
  void an_originate_of_a_lost_connection_may_be_carried_out_at_any_time() {
    CallRequest request = dialled();

    scripted.cut();
    awaitLooks(request);

    assertThat(recorder.report(request.call())).isEmpty();
    begun(request).deliver(true);
    until(() -> recorder.report(request.call()).isPresent());
    recorder.assertProper(request);
    assertThat(recorder.report(request.call()).orElseThrow().success()).isTrue();
    assertThat(recorder.of(request.call(), CallEvent.InSight.class)).hasSize(1);
  }

  @Test
  void a_call_was_never_made_when_the_switch_does_other_jobs_at_once_and_not_this_one() {
    prompt = true;
    CallRequest request = dialled();

    scripted.cut();

    until(() -> recorder.report(request.call()).isPresent());
    recorder.assertProper(request);
    assertThat(recorder.report(request.call()).orElseThrow().ending())
        .isEqualTo(CallEnding.NOT_DIALLED);
  }

  @Test
  void the_call_of_an_earlier_process_may_be_made_while_the_switch_is_behind() {
    CallRequest request = dialled();
    engine.stop();
    engine = engine();
    start(new EventRecorder());
    CallLookUp asked = new CallLookUp(request.call(), "", 0, 1);

    for (int i = 0; i < MANY; i++) {
      assertThat(engine.lookUp(asked)).isInstanceOf(CallFate.Unreachable.class);
    }
    begun(request).ring();

    assertThat(engine.lookUp(asked)).isInstanceOf(CallFate.Living.class);
  }

  @Test
  void a_call_that_is_made_after_its_end_is_on_record_is_hung_up() {
    CallRequest request = dialled();
    engine.stop();
    engine = engine();
    start(new EventRecorder());

    engine.settled(request.call(), "");
    begun(request).ring();

    until(() -> scripted.living.isEmpty());
    assertThat(scripted.heard).contains("api uuid_kill " + request.call() + " ORIGINATOR_CANCEL");
  }

  @Test
  void no_more_calls_are_handed_over_than_are_begun() {
    int most = FreeSwitchSettings.Limits.standard().unbegun();
    CallRequest first = dialled();
    for (int i = 0; i < most; i++) {
      engine.send(requests.to(NUMBER, 0, 1));
    }
    until(() -> scripted.originates.size() == most);

    begun(first).ring();

    until(() -> scripted.originates.size() == most + 1);
  }
}
