package org.caselli.fax.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.fax.FaxOptions.Source;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.DocumentFetcher;
import org.caselli.fax.port.DocumentFetcher.FetchFailure;
import org.caselli.fax.port.DocumentFetcher.Fetched;
import org.caselli.fax.port.DocumentFetcher.Limits;
import org.caselli.fax.port.DocumentFetcherContract;
import org.caselli.fax.port.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFetcherTest implements DocumentFetcherContract {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final List<String> resolved = new ArrayList<>();
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();
  private final GuardedFetcher fetcher = new GuardedFetcher(this::resolve, scheduler);
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  @TempDir private Path directory;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop(0);
    threads.shutdownNow();
    scheduler.shutdownNow();
  }

  /** The addresses of a name, one answer after the other; the last one stays. */
  private InetAddress[] resolve(String host) throws UnknownHostException {
    resolved.add(host);
    List<String> answers = names.getOrDefault(host, List.of());
    if (answers.isEmpty()) {
      return InetAddress.getAllByName(host);
    }
    String answer = answers.get(0);
    if (answers.size() > 1) {
      names.put(host, answers.subList(1, answers.size()));
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : answer.split(" ")) {
      addresses.add(InetAddress.getByName(address));
    }
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public DocumentFetcher fetcher() {
    return fetcher;
  }

  @Override
  public String offered(String name, String mediaType, byte[] content) {
    server.createContext(
        "/" + name,
        exchange -> {
          remember(exchange);
          exchange.getResponseHeaders().set("Content-Type", mediaType);
          exchange.sendResponseHeaders(200, content.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
          }
        });
    return url("/" + name);
  }

  @Override
  public String missing() {
    return url("/missing");
  }

  @Override
  public List<String> allowed() {
    return List.of("127.0.0.1");
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void remember(HttpExchange exchange) throws IOException {
    exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.get(0)));
    seen.put("method", exchange.getRequestMethod());
    seen.put("uri", exchange.getRequestURI().toString());
    seen.put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  private void redirects(String path, int status, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private Fetched fetch(Source source, Limits limits) throws FetchFailure {
    return fetcher.fetch(source, directory.resolve("document"), limits);
  }

  private FetchFailure failure(Source source, Limits limits) {
    return catchThrowableOfType(FetchFailure.class, () -> fetch(source, limits));
  }

  private Limits limits(long maxBytes, Duration time) {
    return new Limits(maxBytes, time, allowed());
  }

  private static Source get(String url) {
    return DocumentFetcherContract.get(url);
  }

  @Nested
  class Addresses {
    @Test
    void a_loopback_address_is_refused_before_anything_is_sent() {
      String url = offered("letter", "application/pdf", new byte[10]);

      FetchFailure failure = failure(get(url), new Limits(100, LONG, List.of()));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("document_fetch_allowed_hosts");
      assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"2130706433", "127.1", "0", "[::ffff:127.0.0.1]", "[::1]", "0177.0.0.1"})
    void a_loopback_address_in_another_spelling_is_refused(String host) {
      offered("letter", "application/pdf", new byte[10]);
      String url = "http://" + host + ":" + server.getAddress().getPort() + "/letter";

      FetchFailure failure = failure(get(url), new Limits(100, LONG, List.of()));

      assertThat(failure).isNotNull();
      assertThat(seen).isEmpty();
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
      names.put("mixed.example", List.of("1.1.1.1 10.0.0.1"));

      FetchFailure failure = failure(get("http://mixed.example/"), limits(100, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("mixed.example is not a public address");
      assertThat(failure.getMessage()).doesNotContain("10.0.0.1");
    }

    @Test
    void the_connection_goes_to_the_address_that_was_checked() throws Exception {
      offered("letter", "application/pdf", new byte[10]);
      names.put("rebinding.example", List.of("127.0.0.1", "10.0.0.1"));
      String url = "http://rebinding.example:" + server.getAddress().getPort() + "/letter";

      Fetched fetched = fetch(get(url), limits(100, LONG));

      assertThat(fetched.size()).isEqualTo(10);
      assertThat(resolved).containsExactly("rebinding.example");
      assertThat(seen.get("Host")).startsWith("rebinding.example:");
    }

    @Test
    void the_same_name_is_checked_again_after_a_redirect() {
      names.put("rebinding.example", List.of("127.0.0.1", "10.0.0.1"));
      String url = "http://rebinding.example:" + server.getAddress().getPort();
      redirects("/there", 302, url + "/letter");
      offered("letter", "application/pdf", new byte[10]);

      FetchFailure failure = failure(get(url + "/there"), limits(100, LONG));

      assertThat(failure).hasMessageContaining("not a public address");
      assertThat(seen).isEmpty();
    }

    @Test
    void a_redirect_into_the_inner_network_is_refused() {
      redirects("/there", 302, "http://169.254.169.254/latest/meta-data/");

      FetchFailure failure = failure(get(url("/there")), limits(100, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("169.254.169.254 is not a public address");
    }

    @Test
    void an_unknown_host_may_be_known_later() {
      FetchFailure failure = failure(get("http://nowhere.invalid/"), limits(100, LONG));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(failure).hasMessageContaining("no server named nowhere.invalid");
    }

    @Test
    void a_refused_connection_may_work_later() {
      int port = server.getAddress().getPort();
      server.stop(0);

      FetchFailure failure = failure(get("http://127.0.0.1:" + port + "/"), limits(100, LONG));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(failure).hasMessageContaining("could not be connected to");
    }
  }

  @Nested
  class Redirects {
    @Test
    void five_are_followed() throws Exception {
      for (int i = 1; i <= 5; i++) {
        redirects("/r" + i, 302, i == 5 ? "/letter.pdf" : "/r" + (i + 1));
      }
      offered("letter.pdf", "", new byte[10]);

      Fetched fetched = fetch(get(url("/r1")), limits(100, LONG));

      assertThat(fetched.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void a_loop_is_left() {
      redirects("/loop", 302, "/loop");

      FetchFailure failure = failure(get(url("/loop")), limits(100, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("more than 5 times");
    }

    @Test
    void one_without_a_location_is_a_failure() {
      server.createContext(
          "/nowhere",
          exchange -> {
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
          });

      assertThat(failure(get(url("/nowhere")), limits(100, LONG)))
          .hasMessageContaining("without saying where");
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void a_post_stays_one_only_where_the_status_says_so(int status, String method)
        throws Exception {
      redirects("/there", status, "/letter");
      offered("letter", "application/pdf", new byte[10]);

      fetch(new Source(url("/there"), "post", "q", "", "", ""), limits(100, LONG));

      assertThat(seen).containsEntry("method", method);
    }
  }

  @Nested
  class Requests {
    @Test
    void a_post_carries_content_type_host_and_referer() throws Exception {
      offered("letter", "application/pdf", new byte[10]);
      Source source =
          new Source(
              url("/letter?id=7"),
              "post",
              "{\"a\":\"ü\"}",
              "application/json",
              "files.example:81",
              "https://portal.example/x?y=1");

      fetch(source, limits(100, LONG));

      assertThat(seen)
          .containsEntry("method", "POST")
          .containsEntry("uri", "/letter?id=7")
          .containsEntry("body", "{\"a\":\"ü\"}")
          .containsEntry("Content-type", "application/json")
          .containsEntry("Host", "files.example:81")
          .containsEntry("Referer", "https://portal.example/x?y=1")
          .containsEntry("Accept-encoding", "identity")
          .doesNotContainKeys("Upgrade", "Cookie", "Authorization");
    }

    @Test
    void a_post_without_a_content_type_is_plain_text() throws Exception {
      String url = offered("letter", "application/pdf", new byte[10]);

      fetch(new Source(url, "POST", "hello", "", "", ""), limits(100, LONG));

      assertThat(seen).containsEntry("Content-type", "text/plain");
    }

    @Test
    void the_trace_goes_on_at_the_server_that_has_the_document() throws Exception {
      TraceContext trace = TraceContext.begin(new UUID(1, 2));
      LogContext context = LogContext.of(trace);
      String url = offered("letter", "application/pdf", new byte[10]);

      fetch(new Source(url, "get", "", "", "", ""), limits(100, LONG));
      context.close();

      assertThat(seen).containsEntry("Traceparent", trace.text());
    }

    @Test
    void headers_meant_for_one_server_do_not_follow_to_another() throws Exception {
      offered("letter", "application/pdf", new byte[10]);
      names.put("other.example", List.of("127.0.0.1"));
      redirects("/there", 302, "http://other.example:" + server.getAddress().getPort() + "/letter");

      fetch(
          new Source(url("/there"), "get", "", "", "files.example", "https://portal.example/"),
          limits(100, LONG));

      assertThat(seen.get("Host")).startsWith("other.example");
      assertThat(seen).doesNotContainKey("Referer");
    }

    @ParameterizedTest
    @CsvSource({
      "'files.example\r\nX-Injected: yes', '', ''",
      "'files.example/path', '', ''",
      "'user@files.example', '', ''",
      "'', 'https://portal.example/\r\nX-Injected: yes', ''",
      "'', '', 'text/plain\r\nX-Injected: yes'",
      "'', '', 'text'"
    })
    void a_value_that_is_no_header_value_is_refused(String host, String referer, String type) {
      String url = offered("letter", "application/pdf", new byte[10]);

      FetchFailure failure =
          failure(new Source(url, "post", "", type, host, referer), limits(100, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(seen).isEmpty();
    }

    @Test
    void other_methods_are_refused() {
      String url = offered("letter", "application/pdf", new byte[10]);

      assertThat(failure(new Source(url, "delete", "", "", "", ""), limits(100, LONG)))
          .hasMessageContaining("get or post");
      assertThat(seen).isEmpty();
    }
  }

  @Nested
  class Answers {
    private void answers(int status) {
      server.createContext(
          "/status",
          exchange -> {
            exchange.sendResponseHeaders(status, 4);
            exchange.getResponseBody().write("body".getBytes(UTF_8));
            exchange.close();
          });
    }

    @ParameterizedTest
    @CsvSource({
      "201, true",
      "206, true",
      "401, true",
      "403, true",
      "404, true",
      "410, true",
      "408, false",
      "429, false",
      "500, false",
      "502, false",
      "503, false"
    })
    void only_200_is_a_document(int status, boolean permanent) {
      answers(status);

      FetchFailure failure = failure(get(url("/status")), limits(100, LONG));

      assertThat(failure).hasMessageContaining("127.0.0.1 answered " + status);
      assertThat(failure.isPermanent()).isEqualTo(permanent);
    }

    @Test
    void an_empty_document_is_refused() {
      String url = offered("letter", "application/pdf", new byte[0]);
      server.removeContext("/letter");
      server.createContext(
          "/letter",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });

      assertThat(failure(get(url), limits(100, LONG))).hasMessageContaining("empty");
    }

    @Test
    void a_compressed_answer_is_refused() {
      server.createContext(
          "/zipped",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
          });

      FetchFailure failure = failure(get(url("/zipped")), limits(100, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("compressed");
    }

    @Test
    void the_size_limit_holds_while_an_endless_document_streams() {
      server.createContext(
          "/endless",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8192];
            while (done.getCount() > 0) {
              exchange.getResponseBody().write(block);
            }
          });

      FetchFailure failure = failure(get(url("/endless")), limits(3 * 1024 * 1024, LONG));

      assertThat(failure.isPermanent()).isTrue();
      assertThat(failure).hasMessageContaining("larger than 3 MB");
      assertThat(directory.resolve("document").toFile().length()).isLessThan(4 * 1024 * 1024);
    }

    @Test
    void a_document_that_ends_early_is_no_document() {
      server.createContext(
          "/cut",
          exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
          });

      FetchFailure failure = failure(get(url("/cut")), limits(2000, LONG));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(failure).hasMessageContaining("broke off");
    }
  }

  @Nested
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  class Time {
    @Test
    void a_silent_server_is_left_when_the_time_is_over() {
      server.createContext("/silent", exchange -> awaitDone());

      FetchFailure failure = failure(get(url("/silent")), limits(100, SHORT));

      assertThat(failure.isPermanent()).isFalse();
      assertThat(failure).hasMessageContaining("was not fetched within");
    }

    @Test
    void a_server_that_sends_a_byte_now_and_then_is_left_too() {
      server.createContext(
          "/slow",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!awaitDone(20)) {
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
            }
          });

      FetchFailure failure = failure(get(url("/slow")), limits(1_000_000, SHORT));

      assertThat(failure).hasMessageContaining("was not fetched within");
    }

    private void awaitDone() {
      while (!awaitDone(1000)) {
        Thread.onSpinWait();
      }
    }

    private boolean awaitDone(long millis) {
      try {
        return done.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return true;
      }
    }
  }
}
