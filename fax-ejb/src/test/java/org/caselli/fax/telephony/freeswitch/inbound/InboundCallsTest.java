package org.caselli.fax.telephony.freeswitch.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.T38Plan;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.telephony.freeswitch.UploadingSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as a FreeSWITCH handed them over, played against the listener. */
class InboundCallsTest {
  private static final int PATIENCE = 20;

  private final InboundHarness harness = new InboundHarness();
  private final CallId call = InboundHarness.newCall();

  @AfterEach
  void stop() {
    harness.close();
  }

  private TransmissionReport reportOf(CallingSwitch calling) {
    calling.begin();
    assertThat(harness.receptions.awaitThat(() -> harness.receptions.isEnded(call), PATIENCE))
        .isTrue();
    return harness.receptions.report(call);
  }

  private boolean isTaken() {
    return harness.receptions.awaitThat(() -> harness.receptions.isTaken(call), PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "inbound-socket-async-full, false",
    "inbound-socket-async-full-json, false",
    "inbound-socket-async-full-t38, true"
  })
  void a_fax_is_received_uploaded_and_erased_on_the_switch(String scenario, boolean t38) {
    CallingSwitch calling = harness.calling(scenario, call);

    TransmissionReport report = reportOf(calling);

    assertThat(report.success()).isTrue();
    assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
    assertThat(report.pagesConfirmed()).isEqualTo(1);
    assertThat(report.pages()).hasSize(1);
    assertThat(report.pages().get(0).widthPx()).isEqualTo(1728);
    assertThat(report.t30Code()).hasValue(0);
    assertThat(report.hangupCause()).contains("NORMAL_CLEARING");
    assertThat(report.negotiation().orElseThrow().t38()).isEqualTo(t38);
    assertThat(report.facts()).containsEntry("remote_station_id", "+15551230000");
    assertThat(harness.receptions.station(call)).isEqualTo("+15551230000");
    assertThat(isTaken()).isTrue();
    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    String file = InboundHarness.DIRECTORY + "received_file_" + call + ".tiff";
    assertThat(calling.heard)
        .contains("api uuid_kill " + call)
        .contains(
            "api http_put http://proxy.example:30950"
                + KeptReceptions.PATH
                + call
                + ".tiff "
                + file)
        .contains("api bg_system rm -f " + file);
    assertThat(harness.receptions.failures()).isEmpty();
  }

  @Test
  void the_channel_gets_the_variables_of_the_route_before_it_is_answered() {
    harness.routes(InboundHarness.receive(new T38Plan(true, true, false, T38Plan.Gateway.SELF)));
    CallingSwitch calling = harness.calling("inbound-socket-async-full-t38", call);

    reportOf(calling);

    assertThat(calling.executed())
        .contains(
            "set(fax_enable_t38=true)",
            "set(fax_enable_t38_request=true)",
            "set(fax_ident=+15559009000)",
            "set(fax_header=Office%2C%202nd%20floor)",
            "set(fax_timezone=Z)",
            "set(fax_use_ecm=true)",
            "set(fax_disable_v17=false)",
            "set(effective_callee_id_number=+15559009000)",
            "set(effective_callee_id_name=Office)")
        .endsWith(
            "answer()", "rxfax(" + InboundHarness.DIRECTORY + "received_file_" + call + ".tiff)");
    assertThat(calling.heard.stream().limit(4))
        .containsExactly(
            "connect",
            "linger 60",
            "myevents",
            "event plain CUSTOM spandsp::rxfaxnegociateresult"
                + " spandsp::rxfaxpageresult spandsp::rxfaxresult");
  }

  @Test
  void the_routing_is_told_who_calls_whom_with_all_sip_headers() {
    reportOf(
        harness.calling(
            "inbound-socket-async-full",
            call,
            text ->
                text.replace(
                    "variable_sip_h_X-Fax-Verbose: true",
                    "variable_sip_h_Diversion: ARRAY%3A%3A%3Csip%3A%2B15550100%40a.example%3E%7C%3A"
                        + "%3Csip%3A%2B15550101%40b.example%3E\n"
                        + "variable_caselli_carrier_t38: true")));

    ArrivingCall arrived = harness.arrived.get(0);
    assertThat(arrived.call()).isEqualTo(call);
    assertThat(arrived.switchName()).isEqualTo("vm");
    assertThat(arrived.dialled().number()).isEqualTo("9000");
    assertThat(arrived.dialled().realm()).isEqualTo("127.0.0.1");
    assertThat(arrived.dialled().headers())
        .containsEntry("diversion", "<sip:+15550100@a.example>, <sip:+15550101@b.example>");
    assertThat(arrived.caller().number()).isEqualTo("15551230000");
    assertThat(arrived.carrierT38()).contains(true);
  }

  @Test
  void a_caller_who_hangs_up_in_the_first_page_leaves_a_failure_without_pages() {
    CallingSwitch calling = harness.calling("inbound-socket-caller-hangup", call);

    TransmissionReport report = reportOf(calling);

    assertThat(report.success()).isFalse();
    assertThat(report.ending()).isEqualTo(CallEnding.FAX_RESULT);
    assertThat(report.t30Code()).hasValue(49);
    assertThat(report.pagesConfirmed()).isZero();
    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    assertThat(String.join("\n", calling.heard)).doesNotContain("http_put");
  }

  @Test
  void a_voice_ends_with_the_reason_that_no_fax_was_heard() {
    TransmissionReport report = reportOf(harness.calling("inbound-socket-voice-caller", call));

    assertThat(report.success()).isFalse();
    assertThat(report.t30Code()).hasValue(3);
    assertThat(report.t30Text()).contains("Timed out waiting for the first message");
    assertThat(report.pagesConfirmed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inbound-socket-put-500", "inbound-socket-put-refused"})
  void an_upload_that_fails_is_asked_for_again_and_the_file_stays_meanwhile(String scenario) {
    AtomicInteger puts = new AtomicInteger();
    CallingSwitch calling = harness.calling(scenario, call);
    calling.onPut(
        words -> {
          if (puts.incrementAndGet() < 3) {
            assertThat(String.join("\n", calling.heard)).doesNotContain("rm -f");
            return "-ERR http_put Command not found!\n";
          }
          harness.receptions.stored(call);
          return "+OK 201\n";
        });

    assertThat(reportOf(calling).success()).isTrue();

    assertThat(isTaken()).isTrue();
    assertThat(puts).hasValue(3);
    assertThat(harness.receptions.failures())
        .hasSize(2)
        .allSatisfy(
            why -> assertThat(why).contains("http://proxy.example:30950", "mod_http_cache"));
  }

  @Test
  void an_upload_that_the_switch_calls_done_counts_only_when_the_bytes_are_here() {
    AtomicInteger puts = new AtomicInteger();
    CallingSwitch calling = harness.calling("inbound-socket-async-full", call);
    calling.onPut(
        words -> {
          if (puts.incrementAndGet() > 1) {
            harness.receptions.stored(call);
          } else {
            harness.receptions.due(call);
          }
          return "+OK 201\n";
        });

    reportOf(calling);

    assertThat(isTaken()).isTrue();
    assertThat(puts).hasValue(2);
  }

  @Test
  void with_a_shared_directory_nothing_is_uploaded() {
    harness.terms(InboundHarness.terms(List.of(), 10, Optional.of(Path.of("/mnt/switch"))));
    CallingSwitch calling = harness.calling("inbound-socket-async-full", call);

    reportOf(calling);

    assertThat(isTaken()).isTrue();
    assertThat(harness.receptions.shared())
        .containsExactly(Path.of("/mnt/switch/received_file_" + call + ".tiff"));
    assertThat(String.join("\n", calling.heard)).doesNotContain("http_put").contains("rm -f");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 5_000})
  void it_does_not_matter_in_which_pieces_the_bytes_come(int longest) {
    reportOf(harness.calling("inbound-socket-async-full", call).inPieces(longest));

    assertThat(isTaken()).isTrue();
    assertThat(harness.receptions.report(call).success()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3_000, 6_000, 20_000, 60_000, 85_000, 100_000, 105_000, 140_000})
  void a_line_that_is_cut_anywhere_leaves_no_call_without_an_end(long bytes) {
    CallingSwitch calling = harness.calling("inbound-socket-async-full", call).cutAfter(bytes);
    calling.begin();

    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    boolean hasBegun = bytes >= 20_000;
    if (hasBegun) {
      assertThat(harness.receptions.awaitThat(() -> harness.receptions.isEnded(call), PATIENCE))
          .isTrue();
      TransmissionReport report = harness.receptions.report(call);
      assertThat(report.success() || report.ending() == CallEnding.UNKNOWN).isTrue();
      assertThat(report.success() || report.reason().contains("connection to the switch")).isTrue();
    } else {
      assertThat(harness.receptions.isEnded(call)).isFalse();
    }
    assertThat(harness.threads.awaitAtMost(1, PATIENCE)).isTrue();
    assertThat(harness.listener.calls()).isZero();
  }

  @Test
  void the_end_of_a_call_gets_on_record_also_when_the_database_is_away_for_a_moment() {
    harness.receptions.refuseEnds(1);

    reportOf(harness.calling("inbound-socket-async-full", call));

    assertThat(isTaken()).isTrue();
  }

  @Test
  void many_calls_at_once_hold_no_thread_each() {
    List<CallId> calls = new ArrayList<>();
    List<CallingSwitch> switches = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      CallId id = InboundHarness.newCall();
      calls.add(id);
      switches.add(harness.calling("inbound-socket-listener-dies", id));
    }
    switches.forEach(CallingSwitch::begin);

    assertThat(
            harness.receptions.awaitThat(
                () -> calls.stream().allMatch(id -> harness.receptions.call(id) != null), PATIENCE))
        .isTrue();
    assertThat(harness.listener.calls()).isEqualTo(100);
    assertThat(harness.threads.awaitAtMost(1, PATIENCE)).isTrue();
  }

  @Nested
  class After_a_restart {
    private InboundCall earlier() {
      return new InboundCall(
          call,
          InboundHarness.receive().whose(),
          InboundHarness.receive().line(),
          new InboundCall.SwitchLeg("fs1", InboundHarness.DIRECTORY));
    }

    @Test
    void a_file_is_asked_for_over_our_own_connection_to_the_switch() {
      try (UploadingSwitch telephone = new UploadingSwitch();
          InboundHarness fresh = new InboundHarness(telephone.address("fs1"))) {
        telephone.onPut(words -> fresh.receptions.stored(call));
        fresh.receptions.remember(earlier());

        fresh.engine.start(event -> {});

        assertThat(fresh.receptions.awaitThat(() -> fresh.receptions.isTaken(call), PATIENCE))
            .isTrue();
        assertThat(telephone.asked.get(0))
            .startsWith("http_put http://proxy.example:30950" + KeptReceptions.PATH + call);
        assertThat(telephone.asked.get(telephone.asked.size() - 1)).startsWith("bg_system rm -f ");
      }
    }

    @Test
    void a_file_is_left_alone_as_long_as_its_call_goes_on() {
      try (UploadingSwitch telephone = new UploadingSwitch();
          InboundHarness fresh = new InboundHarness(telephone.address("fs1"))) {
        telephone.callsGoOn = true;
        fresh.receptions.remember(earlier());

        fresh.engine.start(event -> {});

        assertThat(fresh.receptions.awaitThat(() -> fresh.receptions.isUnasked(call), PATIENCE))
            .isTrue();
        assertThat(telephone.asked).isEmpty();
        assertThat(fresh.receptions.failures()).isEmpty();
      }
    }

    @Test
    void a_file_is_soon_due_again_when_every_way_to_its_switch_breaks() {
      try (UploadingSwitch telephone = new UploadingSwitch();
          InboundHarness fresh = new InboundHarness(telephone.address("fs1"))) {
        telephone.onPut(words -> telephone.vanish());
        fresh.receptions.remember(earlier());

        fresh.engine.start(event -> {});

        assertThat(fresh.receptions.awaitThat(() -> fresh.receptions.isUnasked(call), PATIENCE))
            .isTrue();
        assertThat(fresh.receptions.failures()).isEmpty();
      }
    }

    @Test
    void a_call_belongs_to_the_connected_switch_with_the_same_core() {
      try (UploadingSwitch telephone = new UploadingSwitch();
          InboundHarness fresh = new InboundHarness(telephone.address("fs1"))) {
        telephone.core = "a5d81458-d599-41e0-82e0-acca666565e4";
        fresh.engine.start(event -> {});
        while (!fresh.engine.health().able()) {
          Thread.onSpinWait();
        }

        fresh.calling("inbound-socket-async-full", call).begin();

        assertThat(fresh.receptions.awaitThat(() -> fresh.receptions.isEnded(call), PATIENCE))
            .isTrue();
        assertThat(fresh.receptions.report(call).switchName()).isEqualTo("fs1");
      }
    }
  }
}
