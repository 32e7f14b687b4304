package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A client of the REST interface, signed in to one account. Holds every answer against the OpenAPI
 * document. Thread-safe.
 */
public final class FaxClient {
  static final String BOUNDARY = "fax-flow-boundary";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerUnderTest server;
  private final String account;
  private final String number;
  private final String keyId;
  private final String apiKey;
  private final String token;

  /** Signed in to the server's first account. */
  public FaxClient(ServerUnderTest server) {
    this(server, server.account(), server.hostedNumber(), server.apiKeyId(), server.apiKey());
  }

  private FaxClient(
      ServerUnderTest server, String account, String number, String keyId, String apiKey) {
    this.server = server;
    this.keyId = keyId;
    this.apiKey = apiKey;
    this.account = account;
    this.number = number;
    ObjectNode data = JSON.createObjectNode().put("api_key", apiKey);
    Answer answer = call("PUT", "/v2/api_auth", "", "application/json", envelope(data));
    this.token = accepted(answer, 201).json().path("auth_token").asText();
  }

  /** The account that it is signed in to, 32 hex digits. */
  public String account() {
    return account;
  }

  /** The number that it sends from. */
  public String number() {
    return number;
  }

  String token() {
    return token;
  }

  /** Name of the API key that it signed in with. */
  String keyId() {
    return keyId;
  }

  /** The API key that it signed in with. */
  String apiKey() {
    return apiKey;
  }

  /** A document to send. */
  public record Upload(String mediaType, byte[] bytes) {
    static Upload pdf(byte[] bytes) {
      return new Upload("application/pdf", bytes);
    }

    static Upload of(Path file) {
      try {
        String type = file.toString().endsWith(".pdf") ? "application/pdf" : "image/tiff";
        return new Upload(type, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Sends a document and returns the fax's id. */
  public String send(Upload upload, String to, Map<String, Object> more) {
    return id(submit(upload, "form-data", to, more));
  }

  /** Submits a document as {@code multipart/form-data} or {@code multipart/mixed}. */
  public Answer submit(Upload upload, String multipart, String to, Map<String, Object> more) {
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(partsBefore(data(to, more), upload.mediaType())),
            BodyPublishers.ofByteArray(upload.bytes()),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return call("PUT", faxes(), token, "multipart/" + multipart + "; boundary=" + BOUNDARY, body);
  }

  /** Lets the sandbox play a call to the own number; the answer's data. */
  public JsonNode playCall(Optional<Upload> paper, Map<String, Object> how) {
    ObjectNode data = JSON.createObjectNode().put("to_number", number);
    data.setAll((ObjectNode) JSON.valueToTree(how));
    return accepted(playCall(paper, data), 202).data();
  }

  private Answer playCall(Optional<Upload> paper, ObjectNode data) {
    String path = "/v2/accounts/" + account + "/sandbox/inbound_calls";
    if (paper.isEmpty()) {
      return json("POST", path, data);
    }
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(partsBefore(data, paper.get().mediaType())),
            BodyPublishers.ofByteArray(paper.get().bytes()),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return call("POST", path, token, "multipart/form-data; boundary=" + BOUNDARY, body);
  }

  /**
   * Submits documents as one fax.
   *
   * @param to empty when {@code more} says to whom
   * @param key header {@code Idempotency-Key}; empty for none
   */
  public Answer submit(List<Upload> uploads, String to, Map<String, Object> more, String key) {
    ObjectNode data = data(to, more);
    if (to.isEmpty()) {
      data.remove("to_number");
    }
    List<BodyPublisher> parts = new ArrayList<>();
    parts.add(
        BodyPublishers.ofString(
            "--"
                + BOUNDARY
                + "\r\nContent-Type: application/json\r\n\r\n"
                + JSON.createObjectNode().set("data", data)));
    for (Upload upload : uploads) {
      parts.add(
          BodyPublishers.ofString(
              "\r\n--" + BOUNDARY + "\r\nContent-Type: " + upload.mediaType() + "\r\n\r\n"));
      parts.add(BodyPublishers.ofByteArray(upload.bytes()));
    }
    parts.add(BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    HttpRequest.Builder request =
        request(faxes())
            .header("X-Auth-Token", token)
            .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
            .PUT(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return sent(request);
  }

  /** Everything of a multipart body that stands before the document's bytes. */
  static String partsBefore(ObjectNode data, String mediaType) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Type: application/json\r\n"
        + "Content-Disposition: form-data; name=\"json\"\r\n\r\n"
        + JSON.createObjectNode().set("data", data)
        + "\r\n--"
        + BOUNDARY
        + "\r\nContent-Type: "
        + mediaType
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"document\"\r\n\r\n";
  }

  /** Submits an address to fetch the document from. */
  public Answer submitUrl(String url, String to, Map<String, Object> more) {
    ObjectNode data = data(to, more);
    data.putObject("document").put("url", url);
    return put(faxes(), data);
  }

  /** What a submission says beside its document. */
  ObjectNode data(String to, Map<String, Object> more) {
    ObjectNode data = JSON.createObjectNode().put("to_number", to);
    data.put("from_number", number);
    data.setAll((ObjectNode) JSON.valueToTree(more));
    return data;
  }

  /** The id of a fax that was accepted. */
  static String id(Answer answer) {
    return accepted(answer, 202).data().path("id").asText();
  }

  /** The fax as it is now. */
  public JsonNode fax(String id) {
    return accepted(get(faxes() + "/outgoing/" + id), 200).data();
  }

  /** Waits until a fax has ended, and returns it as it ended. */
  public JsonNode ended(String id) {
    return await(id, fax -> FINAL.contains(fax.path("status").asText()));
  }

  /** Waits until a fax is as wanted, two minutes at the most. */
  public JsonNode await(String id, Predicate<JsonNode> wanted) {
    return Awaiting.value("fax " + id, () -> fax(id), wanted);
  }

  /** All attempts of a fax, in order. */
  public List<JsonNode> attempts(String id) {
    return list(accepted(get(faxes() + "/" + id + "/attempts"), 200).data());
  }

  /** The document of a fax from the inbox or the outbox. */
  public byte[] document(String view, String id, String format) {
    return accepted(get(faxes() + "/" + view + "/" + id + "/attachment?format=" + format), 200)
        .bytes();
  }

  /** The faxes of a view, newest first. */
  public List<JsonNode> list(String view) {
    return list(accepted(get(faxes() + "/" + view), 200).data());
  }

  /** Gives a value to a setting of the whole system. */
  public void systemSetting(String name, Object value) {
    setting("/v2/system_configs/fax", name, value);
  }

  /** Gives a value to a setting of the account. */
  public void accountSetting(String name, Object value) {
    setting("/v2/accounts/" + account + "/configs/fax", name, value);
  }

  private void setting(String path, String name, Object value) {
    ObjectNode data = JSON.createObjectNode();
    data.set(name, JSON.valueToTree(value));
    accepted(json("PATCH", path, data), 200);
  }

  /** Creates an account below this one that owns a number, and signs in to it. */
  public FaxClient newAccount(String name, String number) {
    return newAccount(account, name, number);
  }

  /** The same below any account. */
  FaxClient newAccount(String parent, String name, String number) {
    ObjectNode data = JSON.createObjectNode().put("name", name);
    String id = accepted(put("/v2/accounts/" + parent, data), 201).data().path("id").asText();
    String path = "/v2/accounts/" + id;
    accepted(put(path + "/phone_numbers/" + number, JSON.createObjectNode()), 201);
    JsonNode key = accepted(put(path + "/api_key", JSON.createObjectNode()), 201).data();
    return new FaxClient(server, id, number, key.path("id").asText(), key.path("api_key").asText());
  }

  /** Path of the account's faxes. */
  String faxes() {
    return "/v2/accounts/" + account + "/faxes";
  }

  Answer get(String path) {
    return call("GET", path, token, "application/json", BodyPublishers.noBody());
  }

  Answer put(String path, JsonNode data) {
    return json("PUT", path, data);
  }

  Answer patch(String path, JsonNode data) {
    return json("PATCH", path, data);
  }

  private Answer json(String method, String path, JsonNode data) {
    return call(method, path, token, "application/json", envelope(data));
  }

  private static BodyPublisher envelope(JsonNode data) {
    return BodyPublishers.ofString(JSON.createObjectNode().set("data", data).toString(), UTF_8);
  }

  /** A document or picture that the client has already under some tag. */
  Answer getUnless(String tag, String method, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.rest().resolve(path))
            .timeout(LIMIT)
            .header("X-Auth-Token", token)
            .header("If-None-Match", tag)
            .method(method, BodyPublishers.noBody());
    return sent(request);
  }

  /** Any call; without a token when it is empty. */
  Answer call(String method, String path, String withToken, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.rest().resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", type)
            .method(method, body);
    if (!withToken.isEmpty()) {
      request.header("X-Auth-Token", withToken);
    }
    return sent(request);
  }

  private Answer sent(HttpRequest.Builder builder) {
    return send(builder, builder.build().method());
  }

  /** A request of a test's own making: without token and type unless it sets them. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.rest().resolve(path)).timeout(LIMIT);
  }

  /**
   * Sends it.
   *
   * @param meant the method that the answer belongs to, when another is tunnelled through POST
   */
  Answer send(HttpRequest.Builder builder, String meant) {
    HttpRequest request = builder.build();
    try {
      Answer answer = new Answer(http.send(request, BodyHandlers.ofByteArray()));
      ContractCheck.check(meant, request.uri(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static Answer accepted(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError("expected " + status + ", got " + answer);
    }
    return answer;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
