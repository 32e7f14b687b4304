package org.caselli.fax.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.caselli.fax.wire.Json;

/**
 * Fills in what goes without saying for an operation: the roles of its {@code x-permission}, the
 * parameters of its {@code x-parameters}, the envelopes around {@code x-data} and {@code x-list},
 * and the errors that it shares with others.
 */
final class OperationFilling {
  private static final String RESPONSES = "responses";
  private static final String PARAMETERS = "x-parameters";
  private static final String KEY = "idempotency";
  private static final Set<String> CHANGES_NOTHING = Set.of("get", "head", "options");
  private static final String SCHEMA = "#/components/schemas/";
  private static final List<String> ALWAYS = List.of("400", "429", "500", "503");
  private static final List<String> WITH_TOKEN = List.of("401", "403");
  private static final List<String> WITH_BODY = List.of("409", "413", "415");

  private final JsonNode permissions;
  private final JsonNode groups;

  /** By the words of the document's head. */
  OperationFilling(JsonNode permissions, JsonNode groups) {
    this.permissions = permissions;
    this.groups = groups;
  }

  /** Fills in. */
  void fill(String path, String method, ObjectNode operation) {
    String permission = operation.path("x-permission").asText();
    if (!permissions.has(permission)) {
      throw new IllegalStateException(method + " " + path + " has no x-permission");
    }
    operation.remove("x-permission");
    operation.set("x-roles", permissions.path(permission).deepCopy());
    if (permission.equals("open")) {
      operation.putArray("security");
    }
    if (!CHANGES_NOTHING.contains(method) && !permission.equals("open")) {
      repeatable(operation);
    }
    parameters(operation);
    conditional(method, operation);
    operation.path("requestBody").path("content").forEach(OperationFilling::request);
    operation.path(RESPONSES).forEach(answer -> answer((ObjectNode) answer));
    errors(path, permission.equals("open"), operation);
  }

  /** Whatever changes something may come again under the same key, unless it says otherwise. */
  private static void repeatable(ObjectNode operation) {
    if (operation.remove("x-repeatable") != null) {
      return;
    }
    boolean named =
        StreamSupport.stream(operation.path(PARAMETERS).spliterator(), false)
            .anyMatch(name -> name.asText().equals(KEY));
    if (!named) {
      operation.withArray(PARAMETERS).add(KEY);
    }
    ObjectNode answers = operation.withObjectProperty(RESPONSES);
    if (!answers.has("409")) {
      answers.putObject("409").put("$ref", "#/components/responses/409");
    }
    answers.properties().stream()
        .filter(answer -> answer.getKey().startsWith("2") && !answer.getValue().has("$ref"))
        .map(answer -> ((ObjectNode) answer.getValue()).withObjectProperty("headers"))
        .forEach(
            headers ->
                headers
                    .putObject("Idempotent-Replayed")
                    .put("$ref", "#/components/headers/Replayed"));
  }

  private void parameters(ObjectNode operation) {
    JsonNode names = operation.remove(PARAMETERS);
    if (names != null) {
      ArrayNode parameters = operation.withArray("parameters");
      names.forEach(name -> groups.path(name.asText()).forEach(parameters::add));
    }
  }

  /** What is read as a whole need not be read twice. */
  private static void conditional(String method, ObjectNode operation) {
    ObjectNode answers = operation.withObjectProperty(RESPONSES);
    if (method.equals("get") && !answers.path("200").has("x-list")) {
      operation
          .withArray("parameters")
          .addObject()
          .put("$ref", "#/components/parameters/ifNoneMatch");
      answers.putObject("304").put("$ref", "#/components/responses/304");
    }
  }

  private static void request(JsonNode content) {
    JsonNode data = ((ObjectNode) content).remove("x-data");
    if (data != null) {
      ObjectNode envelope = ((ObjectNode) content).putObject("schema");
      envelope.put("type", "object").putArray("required").add("data");
      envelope.putObject("properties").set("data", data);
    }
  }

  private static void answer(ObjectNode answer) {
    JsonNode data = answer.remove("x-data");
    JsonNode items = answer.remove("x-list");
    if (data == null && items == null) {
      return;
    }
    ObjectNode schema =
        answer.withObjectProperty("content").putObject("application/json").putObject("schema");
    schema.putArray("allOf").addObject().put("$ref", SCHEMA + (data == null ? "Page" : "Success"));
    ObjectNode properties = schema.put("type", "object").putObject("properties");
    if (data == null) {
      properties.putObject("data").put("type", "array").set("items", items);
    } else {
      properties.set("data", data);
      answer
          .withObjectProperty("headers")
          .set("ETag", Json.object().put("$ref", "#/components/headers/ETag"));
    }
  }

  private static void errors(String path, boolean open, ObjectNode operation) {
    ObjectNode answers = operation.withObjectProperty(RESPONSES);
    Stream.of(
            ALWAYS,
            open ? List.<String>of() : WITH_TOKEN,
            path.contains("{") ? List.of("404") : List.<String>of(),
            operation.has("requestBody") ? WITH_BODY : List.<String>of())
        .flatMap(List::stream)
        .filter(status -> !answers.has(status))
        .forEach(
            status -> answers.putObject(status).put("$ref", "#/components/responses/" + status));
  }
}
