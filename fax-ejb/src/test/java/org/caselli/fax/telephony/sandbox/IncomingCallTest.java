package org.caselli.fax.telephony.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.port.TestCalls.Course;
import org.caselli.fax.port.TestCalls.Fate;
import org.caselli.fax.port.TestCalls.Placed;
import org.caselli.fax.port.TestCalls.TestCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingCallTest {
  private static final String HOSTED = "+15551112222";

  /** Whose the hosted numbers are. */
  private static final UUID ACCOUNT = new UUID(1, 1);

  @TempDir private Path directory;
  private final CallId call = new CallId(UUID.randomUUID());
  private Sandbox sandbox;

  @BeforeEach
  void open() {
    sandbox = new Sandbox(directory.resolve("sandbox"));
    sandbox.hosted.host(HOSTED);
  }

  private Placed place(String number, UUID account, Fate fate, int pages, int failures)
      throws IOException {
    Path paper = Files.writeString(directory.resolve("paper"), "3");
    Placed placed =
        sandbox.engine.place(
            new TestCall(
                call,
                account,
                new ArrivingCall.Dialled(number, "realm", Map.of()),
                new ArrivingCall.Caller("+13125550111", "Rossi"),
                "STUDIO",
                new Course(fate, Optional.of(paper), pages, failures)));
    sandbox.scheduler.advance(Duration.ofMinutes(1));
    return placed;
  }

  private TransmissionReport reportOf(Fate fate, int pages) throws IOException {
    assertThat(place(HOSTED, ACCOUNT, fate, pages, 0).cause()).isEmpty();
    return sandbox.hosted.report();
  }

  private String arrived() {
    assertThat(sandbox.hosted.arrived()).hasSize(1);
    return new String(sandbox.hosted.arrived().get(0).tiff(), UTF_8);
  }

  @Test
  void a_complete_call_brings_all_pages() throws IOException {
    TransmissionReport report = reportOf(Fate.COMPLETE, 0);

    assertThat(report.success()).isTrue();
    assertThat(report.pagesConfirmed()).isEqualTo(3);
    assertThat(arrived()).isEqualTo("3");
    assertThat(sandbox.hosted.call().line().fromName()).isEqualTo("Rossi");
    assertThat(sandbox.hosted.receptions())
        .containsExactly(
            "begins " + HOSTED,
            "goes on 0",
            "goes on 1",
            "goes on 2",
            "goes on 3",
            "ends after 3",
            "removed");
    assertThat(directory.resolve("sandbox/received")).isEmptyDirectory();
  }

  @Test
  void a_call_that_breaks_off_brings_the_pages_before() throws IOException {
    TransmissionReport report = reportOf(Fate.BREAKS_OFF, 2);

    assertThat(report.t30Code()).hasValue(49);
    assertThat(arrived()).isEqualTo("2");
  }

  @Test
  void a_lost_call_has_no_result() throws IOException {
    TransmissionReport report = reportOf(Fate.LOST, 1);

    assertThat(report.ending()).isEqualTo(CallEnding.UNKNOWN);
    assertThat(report.t30Code()).isEmpty();
    assertThat(arrived()).isEqualTo("1");
  }

  @Test
  void a_voice_and_an_empty_call_bring_nothing() throws IOException {
    assertThat(reportOf(Fate.VOICE, 0).t30Code()).hasValue(3);
    assertThat(sandbox.hosted.arrived()).isEmpty();
  }

  @Test
  void a_call_without_pages_is_a_success_to_the_switch() throws IOException {
    TransmissionReport report = reportOf(Fate.NO_PAGES, 0);

    assertThat(report.success()).isTrue();
    assertThat(report.pagesConfirmed()).isZero();
  }

  @Test
  void a_switch_that_fails_to_upload_is_asked_again() throws IOException {
    place(HOSTED, ACCOUNT, Fate.COMPLETE, 0, 2);

    assertThat(sandbox.hosted.receptions()).contains("not fetched");
    assertThat(arrived()).isEqualTo("3");
  }

  @Test
  void a_call_that_the_server_cannot_take_down_now_is_told_again() throws IOException {
    sandbox.hosted.fillUp();
    place(HOSTED, ACCOUNT, Fate.COMPLETE, 0, 0);
    assertThat(sandbox.hosted.arrived()).isEmpty();

    sandbox.hosted.makeRoom();
    sandbox.scheduler.advance(Duration.ofSeconds(2));

    assertThat(arrived()).isEqualTo("3");
  }

  @Test
  void a_number_of_nobody_or_of_another_account_is_refused() throws IOException {
    assertThat(place("+15559999999", ACCOUNT, Fate.COMPLETE, 0, 0).cause())
        .contains("NO_ROUTE_DESTINATION");
    assertThat(place(HOSTED, new UUID(1, 2), Fate.COMPLETE, 0, 0).cause())
        .contains("UNALLOCATED_NUMBER");
    assertThat(sandbox.hosted.receptions()).isEmpty();
  }
}
