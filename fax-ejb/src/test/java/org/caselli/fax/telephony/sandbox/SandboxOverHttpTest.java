package org.caselli.fax.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.tiff.FaxTiffPage;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.CallRequests;
import org.caselli.fax.port.EventRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox with real threads, a real file proxy and real TIFF files. */
class SandboxOverHttpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final SandboxPace BRISK =
      new SandboxPace(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(2), true);
  private static final int WIDTH_PX = 1728;
  private static final int STRIDE = WIDTH_PX / 8;
  private static final int HEIGHT_PX = 300;

  @TempDir Path directory;
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final RecordingHostedNumbers hosted = new RecordingHostedNumbers();
  private final EventRecorder recorder = new EventRecorder();
  private final CallRequests requests = new CallRequests();
  private HttpServer proxy;

  @BeforeEach
  void serve() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/fax/", this::answer);
    proxy.start();
  }

  @AfterEach
  void close() {
    proxy.stop(0);
    scheduler.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = directory.resolve(exchange.getRequestURI().getPath().substring("/fax/".length()));
    try (exchange) {
      if (Files.exists(file)) {
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Test
  void the_pages_received_are_the_pages_sent() throws Exception {
    List<byte[]> pages = List.of(page(1), page(2), page(3));
    Path sent = write("three.tiff", pages);
    hosted.host("+15551112222");
    SandboxEngine engine = engine(address(), BRISK);
    CallRequest request = requests.to("+15551112222", "/fax/three.tiff?token=x", 3);

    engine.send(request);
    recorder.await(() -> recorder.report(request.call()).isPresent(), PATIENCE);
    recorder.assertProper(request);

    TransmissionReport report = recorder.report(request.call()).orElseThrow();
    assertThat(report.success()).isTrue();
    assertThat(report.pages()).allSatisfy(page -> assertThat(page.heightPx()).isEqualTo(HEIGHT_PX));
    assertThat(hosted.arrived().get(0).tiff()).isEqualTo(Files.readAllBytes(sent));
    assertThat(digestsIn(directory.resolve("log/calls.log")))
        .containsExactly(sha256(pages.get(0)), sha256(pages.get(1)), sha256(pages.get(2)));
    engine.stop();
  }

  @Test
  void a_file_that_the_proxy_does_not_have_is_not_dialled() {
    SandboxEngine engine = engine(address(), BRISK);

    TransmissionReport report = end(engine, requests.to("+15005550000", "/fax/none.tiff", 1));

    assertThat(report.ending()).isEqualTo(CallEnding.NOT_DIALLED);
    assertThat(report.reason()).contains("404");
    assertThat(directory.resolve("log/pages")).isEmptyDirectory();
    engine.stop();
  }

  @Test
  void a_proxy_that_is_down_is_not_dialled_for() {
    URI down = address();
    proxy.stop(0);
    SandboxEngine engine = engine(down, BRISK);

    TransmissionReport report = end(engine, requests.to("+15005550000", "/fax/three.tiff", 1));

    assertThat(report.ending()).isEqualTo(CallEnding.NOT_DIALLED);
    assertThat(report.reason()).contains("cannot be reached");
    engine.stop();
  }

  @Test
  void a_malformed_address_is_not_dialled_for() {
    SandboxEngine engine = engine(address(), BRISK);

    TransmissionReport report = end(engine, requests.to("+15005550000", "/fax/a b|c", 1));

    assertThat(report.ending()).isEqualTo(CallEnding.NOT_DIALLED);
    engine.stop();
  }

  @Test
  void two_hundred_faxes_at_once_all_get_through_with_their_own_course() throws Exception {
    write("one.tiff", List.of(page(1)));
    SandboxEngine engine = engine(address(), BRISK);
    List<CallRequest> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(requests.to("+150055502" + (10 + i % 90), "/fax/one.tiff", 1));
    }

    calls.forEach(engine::send);
    recorder.await(
        () -> calls.stream().allMatch(c -> recorder.heard(c.call(), CallEvent.Ended.class)),
        PATIENCE);

    for (CallRequest call : calls) {
      recorder.assertProper(call);
      assertThat(recorder.report(call.call()).orElseThrow().success()).isTrue();
    }
    engine.stop();
  }

  @Test
  void five_thousand_calls_in_progress_need_no_thread_each() throws Exception {
    int count = 5_000;
    CountDownLatch answered = new CountDownLatch(count);
    CountDownLatch ended = new CountDownLatch(count);
    SandboxEngine engine = newEngine(address(), SandboxPace.instant());
    engine.start(
        event -> {
          if (event instanceof CallEvent.Answered) {
            answered.countDown();
          } else if (event instanceof CallEvent.Ended) {
            ended.countDown();
          }
        });
    int threadsBefore = Thread.activeCount();
    List<CallRequest> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(requests.to("+15005550160", "/fax/one.tiff", 1));
    }

    calls.forEach(engine::send);

    assertThat(answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(engine.health().links().get(0).calls()).isEqualTo(count);
    assertThat(Thread.activeCount() - threadsBefore).isLessThan(10);
    calls.forEach(call -> engine.cancel(call.call()));
    assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    engine.stop();
  }

  @Test
  void a_cancellation_may_come_at_any_moment() throws Exception {
    write("one.tiff", List.of(page(1)));
    SandboxEngine engine = engine(address(), BRISK);
    var cancelled = ConcurrentHashMap.newKeySet();
    List<CallRequest> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      calls.add(requests.to("+15005550000", "/fax/one.tiff", 1));
    }

    for (int i = 0; i < calls.size(); i++) {
      engine.send(calls.get(i));
      engine.cancel(calls.get(i / 2).call());
      cancelled.add(calls.get(i / 2).call());
    }
    recorder.await(
        () -> calls.stream().allMatch(c -> recorder.heard(c.call(), CallEvent.Ended.class)),
        PATIENCE);

    for (CallRequest call : calls) {
      recorder.assertProper(call);
      TransmissionReport report = recorder.report(call.call()).orElseThrow();
      if (report.ending() == CallEnding.CANCELLED) {
        assertThat(cancelled).contains(call.call());
      } else {
        assertThat(report.success()).isTrue();
      }
    }
    engine.stop();
  }

  private TransmissionReport end(SandboxEngine engine, CallRequest request) {
    engine.send(request);
    recorder.await(() -> recorder.report(request.call()).isPresent(), PATIENCE);
    return recorder.report(request.call()).orElseThrow();
  }

  private SandboxEngine engine(URI fileProxy, SandboxPace pace) {
    SandboxEngine engine = newEngine(fileProxy, pace);
    engine.start(recorder);
    return engine;
  }

  private SandboxEngine newEngine(URI fileProxy, SandboxPace pace) {
    HttpClient client =
        HttpClient.newBuilder().executor(scheduler).version(HttpClient.Version.HTTP_1_1).build();
    SandboxSurroundings surroundings =
        new SandboxSurroundings(
            Clock.systemUTC(),
            scheduler,
            new HttpFileFetch(client, fileProxy),
            new ImagingPageReader(),
            hosted.hosting(new ImagingPageCutter()));
    return new SandboxEngine(surroundings, pace, directory.resolve("log"));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort() + "/");
  }

  /** Rows of a page, 1 for black: a pattern that differs from page to page. */
  private static byte[] page(int seed) {
    byte[] rows = new byte[STRIDE * HEIGHT_PX];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i / STRIDE % (seed + 3) == 0 ? i * seed : 0);
    }
    return rows;
  }

  private Path write(String name, List<byte[]> pages) throws IOException {
    Path file = directory.resolve(name);
    try (FaxTiffWriter tiff = new FaxTiffWriter(file, pages.size())) {
      for (byte[] rows : pages) {
        byte[] coded = FaxEncoder.encode(rows, STRIDE, WIDTH_PX, HEIGHT_PX, FaxCode.mmr());
        tiff.page(FaxTiffPage.sound(coded, FaxCoding.MMR, WIDTH_PX, HEIGHT_PX, 204, 196));
      }
      tiff.finish();
    }
    return file;
  }

  private static String sha256(byte[] rows) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows));
  }

  private static List<String> digestsIn(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(text -> LogLine.parse(text).orElseThrow())
        .filter(line -> line.event().equals("page"))
        .map(line -> line.field("sha256"))
        .toList();
  }
}
