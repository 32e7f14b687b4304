package org.caselli.fax.telephony.freeswitch.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers, nonsense, too much of everything, and stops. */
class InboundTroubleTest {
  private static final int PATIENCE = 20;
  private static final String LIVING = "inbound-socket-listener-dies";

  private final InboundHarness harness = new InboundHarness();
  private final CallId call = InboundHarness.newCall();

  @AfterEach
  void stop() {
    harness.close();
  }

  private boolean begins(CallId id) {
    return harness.receptions.awaitThat(() -> harness.receptions.call(id) != null, PATIENCE);
  }

  /** Everything that the listener says to bytes, until it hangs up. */
  private String answerTo(byte[] bytes) throws IOException {
    try (Socket socket = new Socket(harness.address().getAddress(), harness.address().getPort())) {
      socket.setSoTimeout(PATIENCE * 1_000);
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        return "closed";
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "SSH-2.0-OpenSSH_9\n",
        "Content-Length: 99999999\n\n",
        "Content-Length: -5\n\n",
        "Content-Length: many\n\n",
        "Content-Type: command/reply\n\nContent-Type: command/reply\n\n",
        "Content-Type: auth/request\n\n",
        "Content-Type: command/reply\nUnique-ID: not-a-uuid\nSocket-Mode: async\nControl: full\n\n"
      })
  void whoever_is_no_switch_is_hung_up_on(String text) throws IOException {
    answerTo(text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(harness.arrived).isEmpty();
  }

  @Test
  void endless_lines_and_noise_are_not_kept() throws IOException {
    byte[] noise = new byte[3_000_000];
    answerTo("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
    new Random(1).nextBytes(noise);
    answerTo(noise);

    assertThat(harness.threads.awaitAtMost(1, PATIENCE)).isTrue();
    harness.calling(LIVING, call).begin();
    assertThat(begins(call)).isTrue();
  }

  @Test
  void one_who_connects_and_says_nothing_is_let_go() throws IOException {
    assertThat(answerTo(new byte[0])).isEqualTo("connect\n\n");
  }

  @Test
  void a_dialplan_without_async_full_is_an_error_of_the_operator() {
    CallingSwitch calling = harness.calling("inbound-socket-sync", call).begin();

    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    assertThat(harness.arrived).isEmpty();
  }

  @Test
  void only_switches_that_are_allowed_may_hand_calls_over() {
    harness.terms(InboundHarness.terms(List.of("192.0.2.0/24"), 10, Optional.empty()));
    CallingSwitch stranger = harness.calling(LIVING, call).begin();

    assertThat(stranger.awaitClosed(PATIENCE)).isTrue();
    assertThat(stranger.heard).isEmpty();

    harness.terms(InboundHarness.terms(List.of("localhost"), 10, Optional.empty()));
    harness.calling(LIVING, call).begin();
    assertThat(begins(call)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "2001:db8::/32, 2001:db8:1::5, true",
    "2001:db8::/32, 2001:db9::5, false",
    "10.0.0.0/8, ::1, false",
    "10.0.0.0/99, 10.0.0.1, false"
  })
  void a_range_covers_its_addresses(String entry, String peer, boolean allowed) throws IOException {
    assertThat(new AllowedSwitches(List.of(entry)).allow(InetAddress.getByName(peer)))
        .isEqualTo(allowed);
  }

  @Test
  void one_call_too_many_is_refused_as_congestion() {
    harness.terms(InboundHarness.terms(List.of(), 1, Optional.empty()));
    harness.calling(LIVING, call).begin();
    assertThat(begins(call)).isTrue();

    CallingSwitch second = harness.calling(LIVING, InboundHarness.newCall()).begin();

    assertThat(second.awaitHeard("hangup-cause: NORMAL_CIRCUIT_CONGESTION", PATIENCE)).isTrue();
    assertThat(harness.arrived).hasSize(1);
  }

  @Test
  void connections_without_calls_are_limited_too() throws IOException {
    harness.terms(InboundHarness.terms(List.of(), 0, Optional.empty()));
    Socket[] idle = new Socket[100];
    for (int i = 0; i < idle.length; i++) {
      idle[i] = new Socket(harness.address().getAddress(), harness.address().getPort());
      assertThat(idle[i].getInputStream().read()).isEqualTo('c');
    }

    assertThat(answerTo("Content-Type: x\n\n".getBytes(StandardCharsets.US_ASCII)))
        .isIn("", "closed");
    for (Socket socket : idle) {
      socket.close();
    }
  }

  @Test
  void a_stop_ends_calls_in_progress_on_record() {
    CallingSwitch calling = harness.calling(LIVING, call).begin();
    assertThat(begins(call)).isTrue();

    harness.listener.stop();

    assertThat(calling.awaitClosed(PATIENCE)).isTrue();
    assertThat(harness.receptions.awaitThat(() -> harness.receptions.isEnded(call), PATIENCE))
        .isTrue();
    assertThat(harness.receptions.report(call).ending()).isEqualTo(CallEnding.UNKNOWN);
  }

  @Test
  void a_port_that_is_taken_is_told_at_the_start() {
    InboundListener second =
        new InboundListener(
            harness.engine,
            new InboundListener.Desk(
                arriving -> InboundHarness.receive(),
                harness.receptions,
                () -> InboundHarness.terms(List.of(), 1, Optional.empty())),
            java.time.Clock.systemUTC(),
            harness.threads);

    assertThatThrownBy(() -> second.start(harness.address()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inbound_port");
  }
}
