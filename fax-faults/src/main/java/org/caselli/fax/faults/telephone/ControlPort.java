package org.caselli.fax.faults.telephone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.caselli.fax.faults.telephone.Faults.Fault;
import org.caselli.fax.faults.telephone.Faults.Moment;
import org.caselli.fax.faults.telephone.Faults.Trap;

/**
 * Where the switch is told what shall go wrong: HTTP on the loopback address, parameters in the
 * query. {@code GET /state}; {@code POST /now?fault=}, {@code /trap?fault=&at=&page=&number=},
 * {@code /shuffle?seed=&twice=&late=}, {@code /pace?ms=}, {@code /late?commands=&calls=}, {@code
 * /heal}, and {@code /call?host=&port=&number=&caller=&drop_after=} with a fax TIFF as body, which
 * answers the id of the call.
 */
final class ControlPort implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final SimulatedSwitch simulated;
  private final HttpServer server;

  ControlPort(SimulatedSwitch simulated, int port) throws IOException {
    this.simulated = simulated;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newCachedThreadPool(work -> Threads.daemon("control", work)));
    server.createContext("/", this::serve);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      Map<String, Object> answer = new LinkedHashMap<>();
      int status = OK;
      try {
        answer.putAll(answer(exchange, query));
      } catch (IllegalArgumentException e) {
        status = BAD_REQUEST;
        answer.put("error", String.valueOf(e.getMessage()));
      }
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Map<String, Object> answer(HttpExchange exchange, Map<String, String> query)
      throws IOException {
    Switchboard board = simulated.board();
    switch (exchange.getRequestURI().getPath()) {
      case "/state" -> {}
      case "/now" -> board.faults().happenNow(Fault.named(value(query, "fault")));
      case "/trap" -> board.faults().set(trap(query));
      case "/shuffle" ->
          board.shuffle(
              new EventShuffle(
                  number(query, "seed"), number(query, "twice"), number(query, "late")));
      case "/pace" -> board.pace(number(query, "ms"));
      case "/late" -> simulated.late(number(query, "commands"), number(query, "calls"));
      case "/heal" -> simulated.heal();
      case "/call" -> {
        InboundCall call =
            InboundCall.with(
                board,
                new InboundCall.Dialling(
                    new InetSocketAddress(value(query, "host"), number(query, "port")),
                    value(query, "number"),
                    query.getOrDefault("caller", "15550009999"),
                    query.containsKey("drop_after")
                        ? Optional.of(number(query, "drop_after"))
                        : Optional.empty()),
                exchange.getRequestBody().readAllBytes());
        call.begin();
        return Map.of("call", call.uuid());
      }
      default -> throw new IllegalArgumentException("There is no such command");
    }
    return state();
  }

  private Map<String, Object> state() {
    Switchboard board = simulated.board();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("name", simulated.name());
    state.put("core", board.identity().core());
    state.put("event_socket_port", simulated.port());
    state.put("connections", simulated.connections());
    state.put("calls", board.sessions());
    state.put("records", board.records().size());
    state.put("traps", board.faults().waiting());
    return state;
  }

  private static Trap trap(Map<String, String> query) {
    return new Trap(
        Fault.named(value(query, "fault")),
        Moment.named(value(query, "at")),
        query.containsKey("page") ? number(query, "page") : 0,
        Optional.ofNullable(query.get("number")));
  }

  private static String value(Map<String, String> query, String name) {
    return Optional.ofNullable(query.get(name))
        .orElseThrow(() -> new IllegalArgumentException("Not given: " + name));
  }

  private static int number(Map<String, String> query, String name) {
    return Integer.parseInt(value(query, name));
  }

  private static Map<String, String> query(String raw) {
    return Arrays.stream(Optional.ofNullable(raw).orElse("").split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
