package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Obvious mistakes of type that are put right: {@code "3"} for 3, {@code "true"} for true. */
final class TypeRepair {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private TypeRepair() {}

  /**
   * Repairs one value in place.
   *
   * @param path of the value; numbers index lists
   * @param expected a type or a list of types as in a schema
   * @return whether anything changed
   */
  static boolean repair(ObjectNode document, List<String> path, JsonNode expected) {
    if (path.isEmpty()) {
      return false;
    }
    JsonNode parent = document;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = parent.isArray() ? parent.path(Integer.parseInt(name)) : parent.path(name);
    }
    String last = path.get(path.size() - 1);
    String type = expected.isArray() ? expected.path(0).asText() : expected.asText();
    if (parent instanceof ObjectNode object) {
      Optional<JsonNode> value = converted(object.path(last), type);
      value.ifPresent(repaired -> object.set(last, repaired));
      return value.isPresent();
    }
    if (parent instanceof ArrayNode array) {
      int index = Integer.parseInt(last);
      Optional<JsonNode> value = converted(array.path(index), type);
      value.ifPresent(repaired -> array.set(index, repaired));
      return value.isPresent();
    }
    return false;
  }

  private static Optional<JsonNode> converted(JsonNode value, String type) {
    String text = value.asText();
    return switch (type) {
      case "integer", "number" ->
          value.isTextual() && WHOLE.matcher(text).matches()
              ? Optional.of(number(new BigInteger(text)))
              : Optional.empty();
      case "boolean" ->
          value.isTextual() && (text.equals("true") || text.equals("false"))
              ? Optional.of(BooleanNode.valueOf(text.equals("true")))
              : Optional.empty();
      case "string" ->
          value.isNumber() || value.isBoolean()
              ? Optional.of(TextNode.valueOf(text))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static JsonNode number(BigInteger value) {
    return value.bitLength() < Integer.SIZE
        ? IntNode.valueOf(value.intValue())
        : BigIntegerNode.valueOf(value);
  }
}
