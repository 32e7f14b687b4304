package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.Faults.Fault;
import org.caselli.fax.faults.telephone.Faults.Moment;
import org.caselli.fax.faults.telephone.SwitchProcess;
import org.caselli.fax.faults.telephone.TestFaxes;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.EventRecorder;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine and the simulated switch get along, and what one reports is what the other saw. */
class EngineOnSimulatedSwitchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PAGES = 3;
  private static final Duration FOR_EVER = Duration.ofHours(1);

  @TempDir static Path directory;
  private static SwitchProcess simulated;
  private static HttpServer proxy;

  private static final EventRecorder HEARD = new EventRecorder();
  private static final EngineThreads THREADS = new EngineThreads();
  private static FreeSwitchEngine engine;
  private static volatile Runnable beforeDialling = () -> {};

  @BeforeAll
  static void startSwitch() throws IOException {
    simulated =
        new SwitchProcess(
            new SwitchProcess.Setup("fs1", directory, 0, "ClueCon", Duration.ofMillis(8)));
    simulated.start();
    byte[] tiff = TestFaxes.of(PAGES, 1);
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/fax/",
        exchange -> {
          exchange.sendResponseHeaders(200, tiff.length);
          exchange.getResponseBody().write(tiff);
          exchange.close();
        });
    proxy.start();
    startEngine();
  }

  @AfterAll
  static void stopSwitch() {
    engine.stop();
    THREADS.close();
    proxy.stop(0);
    simulated.close();
  }

  private static void startEngine() {
    SwitchAddress address = new SwitchAddress("fs1", "127.0.0.1", simulated.port(), "ClueCon");
    FreeSwitchSettings settings =
        TestSettings.of(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMillis(600));
    engine = new FreeSwitchEngine(List.of(address), settings, Clock.systemUTC(), THREADS);
    engine.start(
        new CallListener() {
          @Override
          public void on(CallEvent event) {
            HEARD.on(event);
          }

          @Override
          public boolean mayDial(CallId call) {
            beforeDialling.run();
            return true;
          }
        });
  }

  @BeforeEach
  void awaitLink() {
    HEARD.await(() -> engine.health().able(), PATIENCE);
  }

  @AfterEach
  void heal() {
    beforeDialling = () -> {};
    if (simulated.isRunning()) {
      simulated.heal();
    } else {
      simulated.start();
    }
  }

  @Test
  void a_fax_is_delivered_page_by_page() throws IOException {
    TransmissionReport report = sent("15550000101", 0);

    assertThat(report.success()).isTrue();
    assertThat(report.pagesConfirmed()).isEqualTo(PAGES);
    assertThat(arrived(report).confirmed()).hasSize(PAGES);
  }

  @Test
  void a_busy_machine_is_reported_as_busy() {
    TransmissionReport report = sent("15551000101", 0);

    assertThat(report.ending()).isEqualTo(CallEnding.NOT_ANSWERED);
    assertThat(report.hangupCause()).contains("USER_BUSY");
  }

  @Test
  void a_fax_that_broke_off_is_resumed_behind_the_confirmed_pages() throws IOException {
    TransmissionReport first = sent("15554200101", 0);
    TransmissionReport second = sent("15554200101", first.pagesConfirmed());

    assertThat(first.success()).isFalse();
    assertThat(first.pagesConfirmed()).isEqualTo(2);
    assertThat(second.success()).isTrue();
    assertThat(arrived(second).confirmed().keySet()).containsExactly(PAGES);
  }

  @ParameterizedTest
  @EnumSource(
      value = Moment.class,
      names = {"ANSWERED", "PAGE_CONFIRMED", "PAGE_TOLD", "RESULT_TOLD", "RESULT_RECORDED"})
  void a_lost_connection_changes_nothing_about_the_report(Moment moment) {
    simulated.at(moment, OptionalInt.empty(), Optional.of("15550000102"), Fault.CUT);

    TransmissionReport report = sent("15550000102", 0);

    assertThat(report.success()).isTrue();
    assertThat(report.pagesConfirmed()).isEqualTo(PAGES);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HALF_OPEN", "REFUSE"})
  void a_switch_that_is_deaf_for_a_while_is_asked_afterwards(Fault fault) throws IOException {
    simulated.at(Moment.PAGE_TOLD, OptionalInt.of(1), Optional.of("15550000103"), fault);

    CallRequest request = request("15550000103", 0);
    engine.send(request);
    HEARD.await(() -> !engine.health().able(), PATIENCE);
    simulated.heal();

    assertThat(reported(request).success()).isTrue();
  }

  @Test
  void garbage_on_the_connection_loses_no_fax() {
    simulated.at(Moment.PAGE_TOLD, OptionalInt.of(2), Optional.of("15550000104"), Fault.GARBAGE);

    assertThat(sent("15550000104", 0).success()).isTrue();
  }

  @Test
  void events_that_come_twice_and_late_change_nothing() {
    for (int seed = 1; seed <= 5; seed++) {
      simulated.shuffle(seed, 40, 40);

      assertThat(sent("15550000105", 0).pagesConfirmed()).isEqualTo(PAGES);
    }
  }

  @Test
  void a_switch_that_died_in_mid_page_tells_how_far_the_call_came() throws IOException {
    simulated.at(Moment.MID_PAGE, OptionalInt.of(3), Optional.of("15550000106"), Fault.HALT);

    CallRequest request = request("15550000106", 0);
    engine.send(request);
    assertThat(simulated.awaitDeath(PATIENCE)).isTrue();
    simulated.start();

    TransmissionReport report = reported(request);
    assertThat(report.success()).isFalse();
    assertThat(report.pagesConfirmed()).isEqualTo(2);
    assertThat(arrived(report).confirmed()).hasSize(2);
  }

  @Test
  void an_originate_that_is_read_behind_a_lost_connection_makes_the_one_call() throws IOException {
    beforeDialling = () -> simulated.late(FOR_EVER, Duration.ZERO);
    CallRequest request = request("15550000107", 0);
    engine.send(request);
    HEARD.await(() -> HEARD.heard(request.call(), CallEvent.OutOfSight.class), PATIENCE);

    simulated.heal();

    assertThat(reported(request).success()).isTrue();
    assertThat(callsTo("15550000107")).hasSize(1);
  }

  @Test
  void a_call_that_is_begun_after_it_was_given_up_is_hung_up_at_once() throws IOException {
    simulated.late(Duration.ZERO, FOR_EVER);
    CallRequest request = request("15555900108", 0);
    engine.send(request);
    HEARD.await(() -> HEARD.heard(request.call(), CallEvent.Dialled.class), PATIENCE);
    engine.cancel(request.call());
    TransmissionReport report = reported(request);
    assertThat(report.ending()).isEqualTo(CallEnding.CANCELLED);

    simulated.heal();

    HEARD.await(() -> ended("15555900108"), PATIENCE);
    assertThat(arrived(report).confirmed()).isEmpty();
  }

  private static boolean ended(String number) {
    List<CallHistory.Call> calls = callsTo(number);
    return !calls.isEmpty() && calls.get(0).ended().isPresent();
  }

  private static List<CallHistory.Call> callsTo(String number) {
    try {
      return CallHistory.read(simulated.log()).calls().stream()
          .filter(call -> call.number().equals(number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TransmissionReport sent(String number, int startPage) {
    CallRequest request = request(number, startPage);
    engine.send(request);
    return reported(request);
  }

  private TransmissionReport reported(CallRequest request) {
    HEARD.await(() -> HEARD.report(request.call()).isPresent(), PATIENCE);
    HEARD.assertProper(request);
    return HEARD.report(request.call()).orElseThrow();
  }

  private static CallHistory.Call arrived(TransmissionReport report) throws IOException {
    return CallHistory.read(simulated.log()).calls().stream()
        .filter(call -> call.call().equals(report.call().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static CallRequest request(String number, int startPage) {
    CallId call = new CallId(UUID.randomUUID());
    return new CallRequest(
        call,
        number,
        "+15551230000",
        "Front desk",
        "+15551230000",
        "",
        ZoneOffset.UTC,
        "/fax/" + call + ".tiff",
        Optional.of(URI.create("http://127.0.0.1:" + proxy.getAddress().getPort())),
        startPage,
        PAGES,
        "sofia/gateway/carrier/{number}",
        "0123456789abcdef0123456789abcdef",
        1,
        TestRequests.OPTIONS,
        Optional.empty(),
        Map.of());
  }
}
