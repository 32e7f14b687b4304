package org.caselli.fax.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.webhook.HookAnswer;
import org.caselli.fax.port.HookReceiver.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final List<String> HERE = List.of("127.0.0.0/8");

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<String> came = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private HookClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(pool);
    server.createContext("/", this::answer);
    server.start();
    client = new HookClient(HookClientTest::resolve, scheduler, Thread::new, Clock.systemUTC());
    client.open();
  }

  @AfterEach
  void stop() {
    hanging.countDown();
    client.close();
    server.stop(0);
    pool.shutdownNow();
    scheduler.shutdownNow();
  }

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    if (host.equals("nowhere.example")) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    came.add(
        exchange.getRequestMethod()
            + " "
            + path
            + " "
            + exchange.getRequestHeaders().getFirst("webhook-id")
            + " "
            + body);
    switch (path) {
      case "/hang" -> hang();
      case "/redirect" -> {
        exchange.getResponseHeaders().add("Location", "http://hook.example/inside");
        exchange.sendResponseHeaders(302, -1);
      }
      case "/busy" -> {
        exchange.getResponseHeaders().add("Retry-After", "120");
        exchange.sendResponseHeaders(503, -1);
      }
      case "/endless" -> endless(exchange);
      default -> {
        byte[] text = "Thank\u0000 you".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    }
    exchange.close();
  }

  private void hang() {
    try {
      hanging.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    byte[] much = new byte[64 * 1024];
    while (hanging.getCount() > 0) {
      out.write(much);
    }
  }

  private HookAnswer send(String path, Duration time, List<String> allowed) throws Exception {
    return sendTo("hook.example", path, time, allowed);
  }

  private HookAnswer sendTo(String host, String path, Duration time, List<String> allowed)
      throws Exception {
    Message message =
        new Message(
            URI.create("http://" + host + ":" + server.getAddress().getPort() + path),
            "POST",
            "application/json",
            "{}".getBytes(StandardCharsets.UTF_8),
            Map.of("webhook-id", "msg_1"),
            time,
            allowed);
    return client.send(message).toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Test
  void a_message_arrives_and_the_beginning_of_the_answer_comes_back() throws Exception {
    HookAnswer answer = send("/ok", LONG, HERE);

    assertThat(answer.success()).isTrue();
    assertThat(answer.excerpt()).isEqualTo("Thank you");
    assertThat(came).containsExactly("POST /ok msg_1 {}");
  }

  @Test
  void what_is_not_public_is_not_connected_to() throws Exception {
    HookAnswer answer = send("/ok", LONG, List.of());

    assertThat(answer.success()).isFalse();
    assertThat(answer.reason()).contains("not a public address", "webhook_allowed_hosts");
    assertThat(came).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    HookAnswer answer = send("/redirect", LONG, HERE);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.success()).isFalse();
    assertThat(answer.reason()).contains("redirects are not followed");
    assertThat(came).hasSize(1);
  }

  @Test
  void a_receiver_that_does_not_answer_is_given_up_in_time() throws Exception {
    HookAnswer answer = send("/hang", Duration.ofMillis(200), HERE);

    assertThat(answer.status()).isZero();
    assertThat(answer.reason()).contains("has not answered within");
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() throws Exception {
    HookAnswer answer = send("/endless", LONG, HERE);

    assertThat(answer.success()).isTrue();
    assertThat(answer.took()).isLessThan(LONG);
  }

  @Test
  void a_busy_receiver_says_how_long_it_wants_to_be_left_alone() throws Exception {
    HookAnswer answer = send("/busy", LONG, HERE);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfter()).isEqualTo(Optional.of(Duration.ofMinutes(2)));
  }

  @Test
  void nobody_there_is_told_in_a_sentence() throws Exception {
    assertThat(sendTo("nowhere.example", "/", LONG, HERE).reason())
        .isEqualTo("There is no server named nowhere.example");
    server.stop(0);
    assertThat(send("/ok", LONG, HERE).reason()).contains("could not be connected to");
  }
}
