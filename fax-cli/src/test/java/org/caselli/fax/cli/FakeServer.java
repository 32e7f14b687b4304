package org.caselli.fax.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caselli.fax.cli.print.Screen;

/** A server that answers what it was told to, and keeps what it was asked. */
final class FakeServer implements AutoCloseable {
  static final String ACCOUNT = "01a2089589d7745f960168d464cb147a";

  private final HttpServer http;
  private final Path key;
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /** A request. */
  record Asked(String request, Map<String, List<String>> headers, String body) {}

  /** What a command printed, and its exit status. */
  record Ran(int status, String out, String err) {}

  private record Reply(int status, String body) {}

  FakeServer(Path directory) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
    key = Files.writeString(directory.resolve("key"), "secret\n");
    reply(
        "PUT /v2/api_auth",
        201,
        "{\"auth_token\":\"t\",\"data\":{\"account_id\":\"" + ACCOUNT + "\"}}");
  }

  /** Answers a request like this; the last answer given is repeated. */
  FakeServer reply(String request, int status, String body) {
    replies.computeIfAbsent(request, any -> new ArrayDeque<>()).add(new Reply(status, body));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Asked(request, Map.copyOf(exchange.getRequestHeaders()), body));
    Deque<Reply> known = replies.getOrDefault(request, new ArrayDeque<>());
    Reply reply = known.size() > 1 ? known.remove() : known.peek();
    if (reply == null) {
      reply = new Reply(404, "{\"message\":\"bad_identifier\",\"data\":{\"message\":\"nothing\"}}");
    }
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The requests after signing in. */
  synchronized List<Asked> asked() {
    return asked.stream().filter(each -> !each.request().endsWith("/api_auth")).toList();
  }

  Ran run(String... arguments) {
    return run(0, arguments);
  }

  /** Runs a command against this server, on a terminal so wide. */
  Ran run(int width, String... arguments) {
    String url = "http://127.0.0.1:" + http.getAddress().getPort();
    return runAnywhere(
        width,
        Stream.concat(
                Arrays.stream(arguments),
                Stream.of("--server", url, "--api-key-file", key.toString()))
            .toArray(String[]::new));
  }

  /** Runs a command that finds its server itself. */
  static Ran runAnywhere(int width, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Clock clock = Clock.fixed(Instant.parse("2030-01-31T08:30:15Z"), ZoneOffset.UTC);
    Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), width, clock);
    int status = FaxCommand.run(screen, arguments);
    screen.out().flush();
    screen.err().flush();
    return new Ran(status, out.toString(), err.toString());
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
