package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.web.contract.ContractDocument;

/** The OpenAPI document, as the tests of the whole read it. Immutable. */
final class Contract {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
  private static final Contract ONE = new Contract();

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  private Contract() {
    try {
      document = new ObjectMapper().readTree(ContractDocument.whole().json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          operations.add(new Operation(path.getKey(), method, path.getValue().path(method)));
        }
      }
    }
  }

  static Contract document() {
    return ONE;
  }

  /** All operations, in the order of the document. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  JsonNode components() {
    return document.path("components");
  }

  /** What is meant, when the node is a reference. */
  JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = document.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }

  /**
   * The operations at an address, by the template that has the most words in common with it.
   *
   * @param path without query
   */
  List<Operation> at(String path) {
    Optional<String> template =
        document.path("paths").properties().stream()
            .map(Map.Entry::getKey)
            .filter(each -> matches(each, path))
            .min((one, other) -> Long.compare(variables(one), variables(other)));
    return operations.stream()
        .filter(operation -> template.filter(operation.path()::equals).isPresent())
        .toList();
  }

  private static boolean matches(String template, String path) {
    String[] wanted = template.split("/");
    String[] given = path.split("/");
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  private static long variables(String template) {
    return template.chars().filter(each -> each == '{').count();
  }

  /**
   * One operation.
   *
   * @param path template, for instance {@code /v2/accounts/{account}}
   * @param method in lower case
   */
  record Operation(String path, String method, JsonNode description) {
    String id() {
      return description.path("operationId").asText();
    }

    boolean is(String otherMethod) {
      String meant = otherMethod.equals("HEAD") ? "GET" : otherMethod;
      return method.equals(meant.toLowerCase(Locale.ROOT));
    }

    /** Roles that may call it; none means that it takes no token. */
    List<String> roles() {
      List<String> roles = new ArrayList<>();
      description.path("x-roles").forEach(role -> roles.add(role.asText()));
      return roles;
    }

    /** Statuses that it answers. */
    List<String> statuses() {
      List<String> statuses = new ArrayList<>();
      description.path("responses").fieldNames().forEachRemaining(statuses::add);
      return statuses;
    }

    /** What a body of JSON looks like; empty for none. */
    Optional<JsonNode> body() {
      JsonNode schema =
          description.path("requestBody").path("content").path("application/json").path("schema");
      return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }
  }

  /** A schema that can stand alone: what it refers to comes along. */
  ObjectNode alone(JsonNode schema) {
    ObjectNode alone = schema.deepCopy();
    alone.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    alone.set("components", components());
    return alone;
  }
}
