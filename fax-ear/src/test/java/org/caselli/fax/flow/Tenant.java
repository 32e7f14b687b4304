package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caselli.fax.flow.Contract.Operation;

/**
 * An account with one thing of each kind, whose ids fill the addresses of operations.
 *
 * @param client who administers the account
 * @param ids by the name of the path parameter
 */
record Tenant(FaxClient client, Map<String, String> ids) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
  private static final String DELIVERED = "+15005550000";

  /** An account with a faxbox, a user, a callflow, a webhook, a key, a number and a fax. */
  static Tenant of(FaxClient client) {
    String account = "/v2/accounts/" + client.account();
    Map<String, String> ids = new HashMap<>();
    ids.put("account", client.account());
    ids.put("number", client.number());
    ids.put("token", "of-nobody");
    ids.put("faxbox", made(client.put(account + "/faxboxes", object("name", "walked"))));
    ids.put(
        "user",
        made(
            client.put(
                account + "/users", object("username", "walked").put("password", "segreto"))));
    ids.put("callflow", made(client.put(account + "/callflows", refusal())));
    ids.put("webhook", made(client.put(account + "/webhooks", webhook())));
    ids.put("key", made(client.put(account + "/api_keys", object("name", "walked"))));
    ids.put(
        "fax",
        client.send(Documents.pdf("walked", 1), DELIVERED, Map.of("faxbox_id", ids.get("faxbox"))));
    return new Tenant(client, Map.copyOf(ids));
  }

  private static ObjectNode webhook() {
    return object("name", "walked")
        .put("hook", "notifications")
        .put("uri", "http://127.0.0.1:9/nothing");
  }

  private static ObjectNode refusal() {
    ObjectNode callflow = object("name", "walked");
    callflow.putArray("numbers").add("walked");
    callflow.putObject("flow").put("module", "hangup").putObject("data");
    return callflow;
  }

  /** The same when its fax has been sent. */
  Tenant settled() {
    client.ended(ids.get("fax"));
    return this;
  }

  private static ObjectNode object(String field, String value) {
    return JSON.createObjectNode().put(field, value);
  }

  private static String made(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("not made: " + answer);
    }
    return answer.data().path("id").asText();
  }

  /** The same account with ids of things that nobody has. */
  Tenant withNothing() {
    Map<String, String> none = new HashMap<>(ids);
    none.replaceAll(
        (name, id) -> isOfAccount(name) ? UUID.randomUUID().toString().replace("-", "") : id);
    return new Tenant(client, none);
  }

  /** The same account with things of another. */
  Tenant withThingsOf(Tenant other) {
    Map<String, String> mixed = new HashMap<>(ids);
    mixed.replaceAll((name, id) -> isOfAccount(name) ? other.ids.get(name) : id);
    return new Tenant(client, mixed);
  }

  /** The same ids in an account that is not there. */
  Tenant ofNobody() {
    Map<String, String> elsewhere = new HashMap<>(ids);
    elsewhere.put("account", "f".repeat(32));
    return new Tenant(client, elsewhere);
  }

  private static boolean isOfAccount(String name) {
    return !name.equals("account") && !name.equals("number") && !name.equals("token");
  }

  /** The address of an operation on this tenant's things; others are those of the examples. */
  String address(Operation operation) {
    String path = operation.path();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    return NAME.matcher(path).replaceAll(found -> example(found.group(1)));
  }

  private static String example(String parameter) {
    JsonNode schema = Contract.document().components().at("/parameters/" + parameter + "/schema");
    JsonNode first =
        schema.has("enum") ? schema.path("enum").path(0) : schema.path("examples").path(0);
    return first.asText("00000000000000000000000000000000");
  }

  /** Calls an operation with a body that is good enough to be read; without a token when empty. */
  Answer call(Operation operation, String token) {
    String method = operation.method().toUpperCase(java.util.Locale.ROOT);
    HttpRequest.Builder request = client.request(address(operation));
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    if (operation.body().isEmpty()) {
      return client.send(request.method(method, BodyPublishers.noBody()), method);
    }
    ObjectNode envelope = JSON.createObjectNode();
    envelope.set("data", body(operation));
    operation
        .body()
        .orElseThrow()
        .path("properties")
        .properties()
        .forEach(
            around -> {
              JsonNode only = around.getValue().path("const");
              JsonNode first = around.getValue().path("enum").path(0);
              if (!only.isMissingNode() || !first.isMissingNode()) {
                envelope.set(around.getKey(), only.isMissingNode() ? first : only);
              }
            });
    request.header("Content-Type", "application/json");
    return client.send(
        request.method(method, BodyPublishers.ofString(envelope.toString())), method);
  }

  /** What the operation demands, and nothing that would change the world for other tests. */
  private JsonNode body(Operation operation) {
    ObjectNode data = JSON.createObjectNode();
    if (operation.id().startsWith("replace") && operation.id().endsWith("Settings")) {
      return data.put("no_such_setting", 1);
    }
    JsonNode schema =
        Contract.document()
            .resolved(operation.body().orElseThrow().path("properties").path("data"));
    schema.path("required").forEach(name -> data.put(name.asText(), value(name.asText())));
    if (data.has("to_number")) {
      data.putObject("document").put("url", "http://127.0.0.1:9/nothing.pdf");
    }
    if (data.has("flow")) {
      data.set("flow", refusal().path("flow"));
    }
    return data;
  }

  private String value(String field) {
    return switch (field) {
      case "to_number" -> DELIVERED;
      case "from_number" -> client.number();
      case "username" -> "walker" + System.nanoTime();
      default -> "walked";
    };
  }
}
