package org.caselli.fax.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One account over REST. Thread-safe. */
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BOUNDARY = "fault-boundary";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Access access;
  private volatile String token = "";

  /**
   * Who somebody is.
   *
   * @param number of the account; its caller id
   */
  public record Access(URI server, String account, String number, String keyId, String apiKey) {}

  private RestClient(Access access) throws IOException, InterruptedException {
    this.access = access;
    signIn();
  }

  private void signIn() throws IOException, InterruptedException {
    ObjectNode key = JSON.createObjectNode().put("api_key", access.apiKey());
    token = asked("PUT", "/v2/api_auth", key, "").path("auth_token").asText();
  }

  /** A request with a token. */
  @FunctionalInterface
  private interface Request<T> {
    T send() throws IOException, InterruptedException;
  }

  /** Signs in again when the token has expired, as it does when the clock is set. */
  private <T> T signedIn(Request<T> request) throws IOException, InterruptedException {
    try {
      return request.send();
    } catch (RefusedException e) {
      if (!e.isTokenExpired()) {
        throw e;
      }
      signIn();
      return request.send();
    }
  }

  /** Signed in to the first account of a server that is ready. */
  public static RestClient of(ServerProcess server) throws IOException, InterruptedException {
    return new RestClient(
        new Access(
            server.rest(),
            server.kept("account-id"),
            server.kept("from-number"),
            server.kept("api-key-id"),
            server.kept("api-key")));
  }

  /** The same account at another node. */
  RestClient at(URI node) throws IOException, InterruptedException {
    return new RestClient(
        new Access(node, access.account(), access.number(), access.keyId(), access.apiKey()));
  }

  public Access access() {
    return access;
  }

  /** Makes an account below this one that owns a number, and signs in to it. */
  public RestClient newAccount(String name, String number)
      throws IOException, InterruptedException {
    JsonNode made = put("/v2/accounts/" + access.account(), Map.of("name", name));
    String id = made.path("id").asText();
    put("/v2/accounts/" + id + "/phone_numbers/" + number, Map.of());
    JsonNode key = put("/v2/accounts/" + id + "/api_key", Map.of());
    return new RestClient(
        new Access(
            access.server(), id, number, key.path("id").asText(), key.path("api_key").asText()));
  }

  /** Gives values to settings of the whole system. */
  public void systemSettings(Map<String, ?> values) throws IOException, InterruptedException {
    call("PATCH", "/v2/system_configs/fax", JSON.valueToTree(values));
  }

  /** Gives values to settings of the account. */
  public void accountSettings(Map<String, ?> values) throws IOException, InterruptedException {
    call("PATCH", account() + "/configs/fax", JSON.valueToTree(values));
  }

  /** Makes a thing of the account; what the server says of it. */
  public JsonNode put(String path, Map<String, ?> data) throws IOException, InterruptedException {
    return call("PUT", path, JSON.valueToTree(data)).path("data");
  }

  /** What the server says of a thing. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return call("GET", path, JSON.createObjectNode()).path("data");
  }

  /** {@code /v2/accounts/…} of this account. */
  public String account() {
    return "/v2/accounts/" + access.account();
  }

  /**
   * Submits a fax once.
   *
   * @return the fax's id
   * @throws RefusedException when the server answers otherwise than with 202
   * @throws IOException when there was no answer, so that nobody knows
   */
  public String submit(Order order) throws IOException, InterruptedException {
    return signedIn(() -> handedIn(order));
  }

  private String handedIn(Order order) throws IOException, InterruptedException {
    ObjectNode data =
        JSON.createObjectNode()
            .put("to_number", order.to())
            .put("from_number", access.number())
            .put("retries", Scene.TRIES);
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(
                "--"
                    + BOUNDARY
                    + "\r\nContent-Type: application/json\r\n\r\n"
                    + envelope(data)
                    + "\r\n--"
                    + BOUNDARY
                    + "\r\nContent-Type: image/tiff\r\n\r\n"),
            BodyPublishers.ofByteArray(order.document()),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    HttpResponse<String> answer =
        http.send(
            request(account() + "/faxes", token)
                .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
                .header("Idempotency-Key", order.key())
                .PUT(body)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != ACCEPTED) {
      throw new RefusedException(answer.statusCode(), answer.body());
    }
    return JSON.readTree(answer.body()).path("data").path("id").asText();
  }

  /** All faxes of a list of the account, such as {@code outbox} or {@code inbox}. */
  public List<JsonNode> faxes(String view) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      String from = next.isEmpty() ? "" : "&start_key=" + URLEncoder.encode(next, UTF_8);
      JsonNode page =
          call(
              "GET",
              account() + "/faxes/" + view + "?page_size=500" + from,
              JSON.createObjectNode());
      page.path("data").forEach(all::add);
      next = page.path("next_start_key").asText();
    } while (!next.isEmpty());
    return all;
  }

  /** A document. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    return signedIn(() -> fetched(path));
  }

  private byte[] fetched(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(request(path, token).GET().build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new RefusedException(answer.statusCode(), new String(answer.body(), UTF_8));
    }
    return answer.body();
  }

  private JsonNode call(String method, String path, JsonNode data)
      throws IOException, InterruptedException {
    return signedIn(() -> asked(method, path, data, token));
  }

  private JsonNode asked(String method, String path, JsonNode data, String withToken)
      throws IOException, InterruptedException {
    BodyPublisher body =
        method.equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(envelope(data), UTF_8);
    HttpResponse<String> answer =
        http.send(
            request(path, withToken)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build(),
            BodyHandlers.ofString());
    int status = answer.statusCode();
    if (status != OK && status != CREATED) {
      throw new RefusedException(status, method + " " + path + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String withToken) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.server().resolve(path)).timeout(LIMIT);
    return withToken.isEmpty() ? request : request.header("X-Auth-Token", withToken);
  }

  private static String envelope(JsonNode data) {
    return JSON.createObjectNode().set("data", data).toString();
  }
}
