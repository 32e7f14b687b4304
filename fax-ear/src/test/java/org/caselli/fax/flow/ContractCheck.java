package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.flow.Contract.Operation;

/**
 * Holds answers against the OpenAPI document: the status must be one that the operation has, the
 * type of the body one of that status, and the body must fit its schema. Thread-safe.
 */
final class ContractCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private ContractCheck() {}

  /**
   * Checks an answer of the API; others are not looked at.
   *
   * @param method that was meant, also when it was tunnelled through another
   * @throws AssertionError when the document does not allow it
   */
  static void check(String method, URI address, Answer answer) {
    String path = address.getRawPath().replaceAll("/+$", "");
    if (!path.startsWith("/v2") || method.equals("OPTIONS")) {
      return;
    }
    List<Operation> there = Contract.document().at(path);
    Optional<Operation> operation = there.stream().filter(each -> each.is(method)).findFirst();
    String what = method + " " + address.getRawPath() + " answered " + answer;
    JsonNode response =
        operation.isPresent()
            ? ofOperation(operation.get(), answer, what)
            : ofNoOperation(there.isEmpty(), answer, what);
    checkBody(method.equals("HEAD"), response, answer, what);
  }

  private static JsonNode ofOperation(Operation operation, Answer answer, String what) {
    String status = Integer.toString(answer.status());
    JsonNode response = operation.description().path("responses").path(status);
    demand(!response.isMissingNode(), what + ": " + operation.id() + " has no such status");
    return Contract.document().resolved(response);
  }

  /** An address or a method that is not there is refused like anything else. */
  private static JsonNode ofNoOperation(boolean nowhere, Answer answer, String what) {
    demand(
        answer.status() == (nowhere ? NOT_FOUND : METHOD_NOT_ALLOWED),
        what + ", which is not in the document");
    return Contract.document().components().path("responses").path("404");
  }

  private static void checkBody(boolean head, JsonNode response, Answer answer, String what) {
    JsonNode content = response.path("content");
    if (head || answer.status() == NO_CONTENT || answer.status() == NOT_MODIFIED) {
      demand(answer.bytes().length == 0, what + " with a body");
      return;
    }
    String type = answer.header("Content-Type").split(";", 2)[0].strip();
    if (content.has("*/*") || content.isMissingNode()) {
      return;
    }
    demand(content.has(type), what + ": its type " + type + " is not in the document");
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      return;
    }
    Set<ValidationMessage> wrong = compiled(schema).validate(body(answer, what));
    demand(wrong.isEmpty(), what + ": " + wrong);
    demand(
        type.equals("application/problem+json")
            || answer.json().path("request_id").asText().equals(answer.header("X-Request-Id")),
        what + ": X-Request-Id differs from request_id");
  }

  private static JsonNode body(Answer answer, String what) {
    try {
      return JSON.readTree(answer.bytes());
    } catch (java.io.IOException e) {
      throw new AssertionError(what + ", which is no JSON", e);
    }
  }

  private static JsonSchema compiled(JsonNode schema) {
    return COMPILED.computeIfAbsent(
        schema,
        each -> {
          ObjectNode alone = Contract.document().alone(each);
          return SCHEMAS.getSchema(alone);
        });
  }

  private static void demand(boolean kept, String sentence) {
    if (!kept) {
      throw new AssertionError(sentence);
    }
  }
}
