package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are handed over, told what a real switch was told in a recording. */
class InboundCallTest {
  private static final Set<String> HEARD =
      Set.of(
          "CHANNEL_EXECUTE",
          "CHANNEL_EXECUTE_COMPLETE",
          "CHANNEL_ANSWER",
          "CHANNEL_HANGUP",
          "CHANNEL_HANGUP_COMPLETE",
          "spandsp::rxfaxnegociateresult",
          "spandsp::rxfaxpageresult",
          "spandsp::rxfaxresult");
  private static final String FILE = "/var/spool/fax/received.tiff";

  @TempDir Path directory;
  private final BlockingQueue<byte[]> uploads = new LinkedBlockingQueue<>();
  private SimulatedSwitch simulated;
  private ServerSocket listener;
  private HttpServer proxy;

  @BeforeEach
  void start() throws IOException {
    simulated =
        new SimulatedSwitch(
            new SimulatedSwitch.Terms(
                "test", 0, "ClueCon", directory, Duration.ofMillis(40), false));
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          uploads.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    proxy.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.stop(0);
    listener.close();
    simulated.close();
  }

  @Test
  void a_received_fax_is_told_as_it_was_recorded_and_uploaded_and_erased() throws IOException {
    Capture capture = Capture.named("inbound-socket-async-full-t38");
    byte[] tiff = TestFaxes.of(1, 1);

    InboundCall call = arrives(tiff, Optional.empty());
    try (TestClient server = new TestClient(listener.accept())) {
      tell(server, capture);
      List<Frame> said = server.until(frame -> isDone(frame, "rxfax"));
      String put = "http_put http://127.0.0.1:" + proxy.getAddress().getPort() + "/up " + FILE;
      assertThat(server.api(put)).isEqualTo("+OK 201\n");
      assertThat(server.api("bg_system rm -f " + FILE)).isEqualTo("+OK\n");
      server.send("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING");
      List<Frame> end = server.until(frame -> frame.name().equals("CHANNEL_HANGUP_COMPLETE"));

      assertThat(names(said, end)).isEqualTo(names(capture.said(), List.of()));
      assertThat(lastFax(said)).isEqualTo(lastFax(capture.said()));
    }
    assertThat(uploads.poll()).isEqualTo(tiff);
    assertThat(simulated.board().files().exists(FILE)).isFalse();
    assertThat(CallHistory.read(SimulatedSwitch.log(directory)).calls())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.call()).isEqualTo(call.uuid());
              assertThat(one.inbound()).isTrue();
              assertThat(one.confirmed()).hasSize(1);
              assertThat(one.success()).isTrue();
            });
  }

  @Test
  void a_caller_who_hangs_up_is_told_as_he_was_recorded_and_leaves_his_pages() throws IOException {
    Capture capture = Capture.named("inbound-socket-caller-hangup");

    arrives(TestFaxes.of(3, 1), Optional.of(2));
    try (TestClient server = new TestClient(listener.accept())) {
      tell(server, capture);
      List<Frame> said = server.until(frame -> frame.name().equals("CHANNEL_HANGUP_COMPLETE"));

      assertThat(names(said, List.of()))
          .filteredOn(name -> !name.contains("pageresult"))
          .isEqualTo(names(capture.said(), List.of()));
    }
    assertThat(simulated.board().files().pages(FILE)).hasSize(2);
  }

  @Test
  void a_server_that_lets_go_drops_the_call_and_the_pages_that_came_stay() throws IOException {
    InboundCall call = arrives(TestFaxes.of(3, 1), Optional.empty());
    try (TestClient server = new TestClient(listener.accept())) {
      tell(server, Capture.named("inbound-socket-async-full"));
      server.next(frame -> frame.name().equals("spandsp::rxfaxpageresult"));
    }

    while (simulated.board().lives(call.uuid())) {
      Thread.onSpinWait();
    }
    assertThat(simulated.board().files().pages(FILE)).isNotEmpty();
    assertThat(CallHistory.read(SimulatedSwitch.log(directory)).calls().get(0).success()).isFalse();
  }

  @Test
  void the_channel_is_described_as_a_real_one() throws IOException {
    arrives(TestFaxes.of(1, 1), Optional.empty());
    try (TestClient server = new TestClient(listener.accept())) {
      Frame channel = server.ask("connect");
      Frame real = Capture.named("inbound-socket-async-full").said().get(0);

      for (String same : List.of("Socket-Mode", "Control", "Answer-State", "Call-Direction")) {
        assertThat(channel.header(same)).as(same).isEqualTo(real.header(same));
      }
      assertThat(channel.header("variable_sip_to_user")).isEqualTo("+15559000");
      assertThat(channel.header("Core-UUID")).isEqualTo(simulated.board().identity().core());
      assertThat(channel.headers()).containsKeys("Unique-ID", "Caller-Caller-ID-Number");
    }
  }

  private InboundCall arrives(byte[] tiff, Optional<Integer> dropsAfter) {
    InboundCall call =
        InboundCall.with(
            simulated.board(),
            new InboundCall.Dialling(
                new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()),
                "+15559000",
                "15551230000",
                dropsAfter),
            tiff);
    call.begin();
    return call;
  }

  /** Everything that the recorded server said up to rxfax. */
  private static void tell(TestClient server, Capture capture) throws IOException {
    for (String command : capture.told()) {
      boolean isLast = command.contains("execute-app-name: rxfax");
      server.ask(
          isLast
              ? command.replaceFirst("execute-app-arg: .*", "execute-app-arg: " + FILE)
              : command);
      if (isLast) {
        return;
      }
    }
  }

  private static boolean isDone(Frame frame, String application) {
    return frame.name().equals("CHANNEL_EXECUTE_COMPLETE")
        && frame.header("Application").equals(application);
  }

  private static List<String> names(List<Frame> first, List<Frame> rest) {
    return Stream.concat(first.stream(), rest.stream())
        .filter(frame -> HEARD.contains(frame.name()) && !isDone(frame, "socket"))
        .map(frame -> (frame.name() + " " + frame.header("Application")).strip())
        .toList();
  }

  private static String lastFax(List<Frame> said) {
    return said.stream()
        .filter(frame -> frame.name().equals("spandsp::rxfaxresult"))
        .map(Frame::asRead)
        .findFirst()
        .orElseThrow();
  }
}
