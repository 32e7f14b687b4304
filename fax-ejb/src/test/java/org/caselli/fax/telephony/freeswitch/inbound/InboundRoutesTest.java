package org.caselli.fax.telephony.freeswitch.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Route;
import org.caselli.fax.telephony.freeswitch.FakeSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a route makes the switch do. */
class InboundRoutesTest {
  private static final int PATIENCE = 20;
  private static final String SCENARIO = "inbound-socket-async-full";
  private static final Route REFUSED = new Route.HangUp(HangupCause.CALL_REJECTED, "not wanted");

  private final InboundHarness harness = new InboundHarness();
  private final CallId call = InboundHarness.newCall();

  @AfterEach
  void stop() {
    harness.close();
  }

  /** A switch that hears a fax, or somebody at the other end of a bridge. */
  private CallingSwitch switching(String application, String event) {
    RecordedHandOver recorded = RecordedHandOver.named(SCENARIO).with(call.toString(), t -> t);
    return harness.add(
        new CallingSwitch(recorded, harness.address()) {
          @Override
          public void executed(String command) {
            if (value(command, "execute-app-name").equals(application)) {
              send(FakeSwitch.framed(event));
            }
          }
        });
  }

  private String told(String... namesAndValues) {
    String[] all = new String[namesAndValues.length + 2];
    all[0] = "Unique-ID";
    all[1] = call.toString();
    System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
    return FakeSwitch.headers(all);
  }

  private void hasHungUpWith(CallingSwitch calling, String cause) {
    calling.begin();
    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    assertThat(calling.heard).contains("sendmsg\ncall-command: hangup\nhangup-cause: " + cause);
    assertThat(harness.receptions.call(call)).isNull();
  }

  @Test
  void a_refused_call_is_not_answered_and_its_network_hears_why() {
    harness.routes(new Route.HangUp(HangupCause.UNALLOCATED_NUMBER, "no such number"));
    CallingSwitch calling = harness.calling(SCENARIO, call);

    hasHungUpWith(calling, "UNALLOCATED_NUMBER");

    assertThat(calling.executed()).isEmpty();
  }

  @Test
  void a_response_may_have_a_sound_before_it() {
    harness.routes(new Route.Respond(503, "Come back later", Optional.of("ivr/closed.wav")));
    CallingSwitch calling = harness.calling(SCENARIO, call);

    hasHungUpWith(calling, "NORMAL_CLEARING");

    assertThat(calling.executed())
        .containsExactly(
            "pre_answer()", "playback(ivr/closed.wav)", "respond(503 Come back later)");
  }

  @Test
  void when_nobody_can_say_what_to_do_the_caller_is_told_to_dial_again() {
    harness.routes(
        arriving -> {
          throw new IllegalStateException("no database");
        });

    hasHungUpWith(harness.calling(SCENARIO, call), "NORMAL_TEMPORARY_FAILURE");
  }

  @Test
  void a_call_that_finds_no_room_after_it_was_routed_is_refused_as_busy() {
    harness.routes(InboundHarness.receive());
    harness.receptions.fill();
    CallingSwitch calling = harness.calling(SCENARIO, call);

    hasHungUpWith(calling, "USER_BUSY");

    assertThat(calling.executed()).isEmpty();
  }

  @Test
  void a_calling_tone_makes_it_a_fax() {
    harness.routes(new Route.Detect(Duration.ofSeconds(5), InboundHarness.receive(), REFUSED));
    CallingSwitch calling =
        switching(
            "spandsp_start_fax_detect",
            told(
                "Event-Name", "CHANNEL_EXECUTE",
                "Application", "set",
                "Application-Data", "caselli_tone=fax"));
    calling.onPut(
        words -> {
          harness.receptions.stored(call);
          return "+OK 201\n";
        });

    calling.begin();

    assertThat(harness.receptions.awaitThat(() -> harness.receptions.isTaken(call), PATIENCE))
        .isTrue();
    assertThat(calling.executed())
        .startsWith(
            "answer()",
            "spandsp_start_fax_detect(set caselli_tone=fax 5 cng)",
            "spandsp_stop_fax_detect()");
    assertThat(harness.receptions.report(call).success()).isTrue();
  }

  @Test
  void a_tone_on_another_call_is_none_on_this() {
    harness.routes(new Route.Detect(Duration.ZERO, InboundHarness.receive(), REFUSED));

    hasHungUpWith(
        switching(
            "spandsp_start_fax_detect",
            FakeSwitch.headers(
                "Unique-ID", InboundHarness.newCall().toString(),
                "Event-Name", "CHANNEL_EXECUTE",
                "Application", "set",
                "Application-Data", "caselli_tone=fax")),
        "CALL_REJECTED");
  }

  @Test
  void silence_makes_it_a_voice() {
    harness.routes(new Route.Detect(Duration.ZERO, InboundHarness.receive(), REFUSED));
    CallingSwitch calling = harness.calling(SCENARIO, call);

    hasHungUpWith(calling, "CALL_REJECTED");

    assertThat(calling.executed()).contains("spandsp_stop_fax_detect()");
  }

  @Test
  void after_a_conversation_the_call_is_over() {
    harness.routes(bridge());
    CallingSwitch calling =
        switching(
            "bridge",
            told(
                "Event-Name", "CHANNEL_EXECUTE_COMPLETE",
                "Application", "bridge",
                "variable_originate_disposition", "SUCCESS"));

    calling.begin();

    assertThat(calling.awaitHeard("hangup-cause: NORMAL_CLEARING", PATIENCE)).isTrue();
    assertThat(calling.executed())
        .containsExactly(
            "set(call_timeout=25)",
            "set(continue_on_fail=true)",
            "set(hangup_after_bridge=false)",
            "bridge(user/1001)");
  }

  @Test
  void when_nobody_answers_the_flow_goes_on() {
    harness.routes(bridge());
    CallingSwitch calling =
        switching(
            "bridge",
            told(
                "Event-Name", "CHANNEL_EXECUTE_COMPLETE",
                "Application", "bridge",
                "variable_originate_disposition", "NO_ANSWER"));

    hasHungUpWith(calling, "CALL_REJECTED");
  }

  private static Route bridge() {
    return new Route.Bridge("user/1001", Duration.ofSeconds(25), REFUSED);
  }
}
