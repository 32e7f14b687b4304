package org.caselli.fax.console.build;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.caselli.fax.console.ConsoleFiles;
import org.caselli.fax.console.ConsoleHeaders;

/**
 * For developers: serves the console on this machine, built anew each time the page is loaded, and
 * hands every call of the API to a running server.
 */
public final class ServeConsole {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final Workplace workplace;
  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServeConsole(Workplace workplace, URI server) {
    this.workplace = workplace;
    this.server = server;
  }

  /**
   * @param arguments the module's directory, the address of the server, the port to listen at
   */
  public static void main(String[] arguments) throws IOException {
    ServeConsole serve =
        new ServeConsole(
            new Workplace(Path.of(arguments[0]).toAbsolutePath()), URI.create(arguments[1]));
    HttpServer http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])),
            0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/", serve::answer);
    http.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/v2/") || path.startsWith("/openapi")) {
        pass(exchange);
      } else if (path.startsWith("/assets/")) {
        Path file = workplace.assets().resolve(path.substring("/assets/".length()));
        send(exchange, ConsoleHeaders.ofAsset(), ConsoleFiles.typeOf(path), file);
      } else {
        build();
        Path page = workplace.outcome().resolve("index.html");
        send(exchange, ConsoleHeaders.ofPage(Optional.empty()), "text/html; charset=utf-8", page);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void build() throws IOException, InterruptedException {
    new BuildConsole(workplace).buildConsole();
  }

  private static void send(
      HttpExchange exchange, Map<String, String> headers, String type, Path file)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    Files.copy(file, exchange.getResponseBody());
  }

  private void pass(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    byte[] body = exchange.getRequestBody().readAllBytes();
    request.method(
        exchange.getRequestMethod(),
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    response.headers().map().entrySet().stream()
        .filter(header -> !HOP_BY_HOP.contains(header.getKey()) && !header.getKey().startsWith(":"))
        .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
    boolean empty = response.statusCode() == 204 || response.statusCode() == 304;
    exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : 0);
    try (InputStream in = response.body()) {
      byte[] some = new byte[8192];
      for (int read = in.read(some); read >= 0 && !empty; read = in.read(some)) {
        exchange.getResponseBody().write(some, 0, read);
        exchange.getResponseBody().flush();
      }
    }
  }
}
