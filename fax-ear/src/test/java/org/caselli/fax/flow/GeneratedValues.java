package org.caselli.fax.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values by a JSON schema: good ones, ones at the bounds, and hostile ones of any kind. */
final class GeneratedValues {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEP = 300;
  private static final int LONG = 70_000;
  private static final int MOST_DEPTH = 6;

  /** Texts that have broken programs before. */
  private static final List<String> HOSTILE_TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\r\nX-Injected: 1",
          "\uD800",
          "\u202E\uFEFF",
          "'; drop table fax; --",
          "../../etc/passwd",
          "${jndi:ldap://127.0.0.1/x}",
          "<script>alert(1)</script>",
          "%00%0d%0a",
          "NaN",
          "-0",
          "1e999",
          "9".repeat(400),
          "(a+)+$",
          "([",
          "\uD83D\uDCE0".repeat(200),
          "x".repeat(LONG));

  private final Random random;

  GeneratedValues(Random random) {
    this.random = random;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A value that fits as well as the schema tells. */
  JsonNode fitting(JsonNode given) {
    return fitting(given, 0);
  }

  private JsonNode fitting(JsonNode given, int depth) {
    JsonNode schema = Contract.document().resolved(given);
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("oneOf")) {
      return fitting(schema.path("oneOf").path(random.nextInt(schema.path("oneOf").size())), depth);
    }
    JsonNode type = schema.path("type");
    String kind = type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText();
    return switch (kind) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer", "number" -> NODES.numberNode(number(schema));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      default -> NODES.textNode(text(schema));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              boolean demanded =
                  schema.path("required").toString().contains('"' + property.getKey() + '"');
              if (demanded || (depth < MOST_DEPTH && chance(35))) {
                object.set(property.getKey(), named(property.getKey(), property.getValue(), depth));
              }
            });
    if (chance(20)) {
      object.put("another_" + random.nextInt(9), random.nextInt());
    }
    return object;
  }

  /**
   * Documents are fetched from here, where nothing answers, and sent to a number that takes them.
   */
  private JsonNode named(String name, JsonNode schema, int depth) {
    return switch (name) {
      case "url" -> NODES.textNode("http://127.0.0.1:9/" + random.nextInt(9));
      case "to_number" -> NODES.textNode("+15005550000");
      default -> fitting(schema, depth + 1);
    };
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      array.add(fitting(schema.path("items"), depth + 1));
    }
    return array;
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(-3);
    long most = schema.path("maximum").asLong(least + 1000);
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + Math.floorMod(random.nextLong(), Math.max(1, most - least));
    };
  }

  private String text(JsonNode schema) {
    if (schema.has("examples")) {
      return schema.path("examples").path(0).asText();
    }
    if (schema.path("format").asText().equals("email")) {
      return "a" + random.nextInt(9) + "@example.com";
    }
    int least = schema.path("minLength").asInt(0);
    int most = Math.min(schema.path("maxLength").asInt(40), 300);
    return "x".repeat(chance(10) ? most : least + random.nextInt(Math.max(1, most - least + 1)));
  }

  /** Something of any kind. */
  JsonNode hostile() {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(new BigInteger("-" + "9".repeat(60)));
      case 2 -> NODES.numberNode(new BigDecimal("1e308"));
      case 3 -> NODES.booleanNode(random.nextBoolean());
      case 4 -> NODES.arrayNode().add(NODES.nullNode()).add(NODES.objectNode());
      case 5 -> deep();
      case 6 -> NODES.objectNode().put("", "").putNull("\u0000");
      default -> NODES.textNode(any(HOSTILE_TEXTS));
    };
  }

  private static JsonNode deep() {
    JsonNode node = NODES.textNode("bottom");
    for (int i = 0; i < DEEP; i++) {
      node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }

  /** The value with something in it made hostile, or taken away. */
  JsonNode spoilt(JsonNode value) {
    if (value.isEmpty() || chance(15)) {
      return hostile();
    }
    JsonNode copy = value.deepCopy();
    if (copy instanceof ObjectNode object) {
      List<String> names = new java.util.ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = any(names);
      if (chance(20)) {
        object.remove(name);
      } else {
        object.set(name, spoilt(object.path(name)));
      }
    } else if (copy instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), hostile());
    }
    return copy;
  }

  /** JSON as bytes; sometimes cut off, or not JSON at all. */
  byte[] written(JsonNode value) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(value);
      if (chance(5)) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      }
      if (chance(3)) {
        random.nextBytes(bytes);
      }
      return bytes;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
