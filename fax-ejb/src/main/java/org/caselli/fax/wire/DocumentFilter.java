package org.caselli.fax.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The filters of a list's query (spec 1.1), all of which must be met by a public document: {@code
 * filter_{key}}, {@code filter_not_{key}}, {@code has_key}, {@code key_missing}, {@code has_value}
 * and {@code missing_value}. A key may be a dotted path. Values are compared as texts; a value that
 * is a JSON list stands for any of its elements, and a key that is missing for an empty text.
 */
public final class DocumentFilter implements Predicate<ObjectNode> {
  private static final String NOT = "filter_not_";
  private static final String IS = "filter_";

  private final List<Condition> conditions;

  private DocumentFilter(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** A rule of the query. */
  private record Condition(String rule, String key, String value) {
    boolean isMet(ObjectNode document) {
      return switch (rule) {
        case IS -> equals(at(document, key), value);
        case NOT -> !equals(at(document, key), value);
        case "has_key" -> !isMissing(at(document, key));
        case "key_missing" -> isMissing(at(document, key));
        case "has_value" -> !isEmpty(at(document, key));
        default -> isEmpty(at(document, key));
      };
    }

    private static JsonNode at(ObjectNode document, String path) {
      JsonNode node = document;
      for (String name : path.split("\\.", -1)) {
        node =
            node.isArray() && name.matches("\\d{1,4}") ? node.path(index(name)) : node.path(name);
      }
      return node;
    }

    /** Lists are counted from 1, as in Kazoo. */
    private static int index(String name) {
      return Integer.parseInt(name) - 1;
    }

    private static boolean isMissing(JsonNode node) {
      return node.isMissingNode() || node.isNull();
    }

    private static boolean isEmpty(JsonNode node) {
      return isMissing(node)
          || (node.isTextual() && node.asText().isEmpty())
          || (node.isContainerNode() && node.isEmpty());
    }

    private static boolean equals(JsonNode node, String value) {
      String text = node.isContainerNode() ? node.toString() : node.asText("");
      String present = isMissing(node) ? "" : text;
      return present.equals(value) || anyOf(value).contains(present);
    }
  }

  /** The elements of a value that is a JSON list. */
  private static List<String> anyOf(String value) {
    if (!value.startsWith("[")) {
      return List.of();
    }
    try {
      List<String> elements = new ArrayList<>();
      Json.list(value).forEach(element -> elements.add(element.asText()));
      return elements;
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  /**
   * Reads the filters among the parameters of a query; the others are left to others.
   *
   * @param query values by name, a name perhaps several times
   */
  public static DocumentFilter of(Map<String, List<String>> query) {
    List<Condition> conditions = new ArrayList<>();
    query.forEach((name, values) -> values.forEach(value -> add(conditions, name, value)));
    return new DocumentFilter(conditions);
  }

  private static void add(List<Condition> conditions, String name, String value) {
    Objects.requireNonNull(value);
    switch (name) {
      case "has_key", "key_missing", "has_value", "missing_value" ->
          conditions.add(new Condition(name, value, ""));
      default -> {
        String rule = name.startsWith(NOT) ? NOT : IS;
        if (name.startsWith(rule) && name.length() > rule.length()) {
          conditions.add(new Condition(rule, name.substring(rule.length()), value));
        }
      }
    }
  }

  /** Whether there is no filter at all. */
  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  /** The one value that a key must have; empty when there is no such filter, or a list. */
  public Optional<String> required(String key) {
    return conditions.stream()
        .filter(condition -> condition.rule().equals(IS) && condition.key().equals(key))
        .map(Condition::value)
        .filter(value -> !value.isEmpty() && !value.startsWith("["))
        .findFirst();
  }

  @Override
  public boolean test(ObjectNode document) {
    return conditions.stream().allMatch(condition -> condition.isMet(document));
  }
}
