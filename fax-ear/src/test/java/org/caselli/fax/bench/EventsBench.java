package org.caselli.fax.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from an event of the engine to all who follow it: many open streams of
 * server-sent events on one node, while faxes are sent. Beside it, in the same run and with the
 * same client, a bare server that writes lines of the same length to as many streams.
 */
public final class EventsBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCOUNTS = 20;
  private static final int FAXES = 200;
  private static final long EVERY_MS = 200;
  private static final String DELIVERED = "+15005550000";
  private static final String BOUNDARY = "fax-bench-boundary";

  private final HttpClient http = HttpClient.newHttpClient();
  private final BenchServer server;
  private final int streams;

  /** An account with a token. */
  private record Customer(String id, String token, String number) {}

  private EventsBench(Path data, int streams) {
    this.server = new BenchServer(data);
    this.streams = streams;
  }

  /** Arguments: number of streams; none for 2000. */
  public static void main(String[] arguments) throws Exception {
    int streams = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s, H2 file database; client and server share them%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    new EventsBench(Files.createTempDirectory("caselli-bench"), streams).run();
  }

  private void run() throws Exception {
    System.out.printf(
        "%-22s %8s %10s %8s %8s %8s %8s%n",
        "server", "streams", "deliveries", "p50 ms", "p90 ms", "p99 ms", "max ms");
    try (PlainStreams plain = new PlainStreams(ACCOUNTS);
        StreamClient client = new StreamClient()) {
      for (int i = 0; i < streams; i++) {
        client.open(plain.address(), "GET /" + i % ACCOUNTS + " HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      client.awaitAnswers(streams);
      for (int i = 0; i < FAXES; i++) {
        plain.tell(i % ACCOUNTS);
        TimeUnit.MILLISECONDS.sleep(EVERY_MS / 4);
      }
      TimeUnit.SECONDS.sleep(2);
      print("bare", client);
    }
    server.start();
    try (StreamClient client = new StreamClient()) {
      List<Customer> customers = customers();
      InetSocketAddress address =
          new InetSocketAddress("127.0.0.1", URI.create(server.rest()).getPort());
      for (int i = 0; i < streams; i++) {
        Customer customer = customers.get(i % ACCOUNTS);
        client.open(
            address,
            "GET /v2/accounts/"
                + customer.id()
                + "/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nX-Auth-Token: "
                + customer.token()
                + "\r\n\r\n");
      }
      client.awaitAnswers(streams);
      warm(customers, client);
      long cpu = server.cpuMs();
      send(customers, FAXES);
      print("Caselli Fax", client);
      System.out.printf(
          Locale.ROOT,
          "%nprocessor time of the server: %.1f s; heap %d MiB; threads %d%n",
          (server.cpuMs() - cpu) / 1000.0,
          server.heapMib(),
          server.threads());
    } finally {
      server.stop();
    }
  }

  private void warm(List<Customer> customers, StreamClient client) throws Exception {
    send(customers, ACCOUNTS);
    client.forget();
  }

  private void send(List<Customer> customers, int faxes) throws Exception {
    for (int i = 0; i < faxes; i++) {
      Customer customer = customers.get(i % ACCOUNTS);
      HttpResponse<String> answer = http.send(submission(customer), BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException("A fax was not accepted: " + answer.body());
      }
      TimeUnit.MILLISECONDS.sleep(EVERY_MS);
    }
    TimeUnit.SECONDS.sleep(15);
  }

  private HttpRequest submission(Customer customer) {
    ObjectNode data = JSON.createObjectNode();
    data.put("to_number", DELIVERED).put("from_number", customer.number());
    String body =
        "--"
            + BOUNDARY
            + "\r\nContent-Type: application/json\r\n\r\n"
            + JSON.createObjectNode().set("data", data)
            + "\r\n--"
            + BOUNDARY
            + "\r\nContent-Type: text/plain\r\n\r\nA page for those who follow it.\r\n--"
            + BOUNDARY
            + "--\r\n";
    return request("/v2/accounts/" + customer.id() + "/faxes", customer.token())
        .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(server.rest() + path)).header("X-Auth-Token", token);
  }

  private List<Customer> customers() throws IOException, InterruptedException {
    String root = kept("account-id");
    String token = signIn(kept("api-key"));
    ObjectNode room =
        JSON.createObjectNode().put("account_event_streams", streams).put("api_rate_limit", 0);
    put(
        HttpRequest.newBuilder(URI.create(server.rest() + "/v2/system_configs/fax"))
            .header("X-Auth-Token", token)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(envelope(room))));
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      JsonNode account =
          put(
              request("/v2/accounts/" + root, token)
                  .PUT(text(JSON.createObjectNode().put("name", "followed " + i)))
                  .header("Content-Type", "application/json"));
      String id = account.path("id").asText();
      JsonNode key =
          put(
              request("/v2/accounts/" + id + "/api_key", token)
                  .PUT(text(JSON.createObjectNode()))
                  .header("Content-Type", "application/json"));
      String number = "+1212555" + (2_000 + i);
      put(
          request("/v2/accounts/" + id + "/phone_numbers/" + number, token)
              .PUT(text(JSON.createObjectNode()))
              .header("Content-Type", "application/json"));
      customers.add(new Customer(id, signIn(key.path("api_key").asText()), number));
    }
    return customers;
  }

  private String kept(String file) throws IOException {
    return Files.readString(server.data().resolve(file)).strip();
  }

  private String signIn(String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.rest() + "/v2/api_auth"))
            .header("Content-Type", "application/json")
            .PUT(text(JSON.createObjectNode().put("api_key", key)))
            .build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer).path("auth_token").asText();
  }

  private JsonNode put(HttpRequest.Builder request) throws IOException, InterruptedException {
    String answer = http.send(request.build(), BodyHandlers.ofString()).body();
    return JSON.readTree(answer).path("data");
  }

  private static HttpRequest.BodyPublisher text(ObjectNode data) {
    return BodyPublishers.ofString(envelope(data));
  }

  private static String envelope(ObjectNode data) {
    return JSON.createObjectNode().set("data", data).toString();
  }

  private void print(String name, StreamClient client) {
    long[] delays = client.delays();
    System.out.printf(
        Locale.ROOT,
        "%-22s %8d %10d %8d %8d %8d %8d%n",
        name,
        streams,
        delays.length,
        at(delays, 0.50),
        at(delays, 0.90),
        at(delays, 0.99),
        at(delays, 1));
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }
}
