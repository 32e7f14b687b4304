package org.caselli.fax.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The JDK's HTTP server with open streams, which does nothing but write events to them. */
final class PlainStreams implements AutoCloseable {
  private static final String PADDING = "x".repeat(600);

  private final HttpServer server;
  private final List<List<OutputStream>> groups = new ArrayList<>();

  PlainStreams(int groupCount) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 4_096);
    for (int i = 0; i < groupCount; i++) {
      groups.add(new CopyOnWriteArrayList<>());
    }
    server.createContext("/", this::begin);
    server.start();
  }

  private void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
    body.flush();
    groups.get(Integer.parseInt(exchange.getRequestURI().getPath().substring(1))).add(body);
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** An event for all of a group. */
  void tell(int group) throws IOException {
    byte[] event =
        ("event: send\ndata: {\"happened_at\":\""
                + Instant.now()
                + "\",\"p\":\""
                + PADDING
                + "\"}\n\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (OutputStream stream : groups.get(group)) {
      stream.write(event);
      stream.flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
