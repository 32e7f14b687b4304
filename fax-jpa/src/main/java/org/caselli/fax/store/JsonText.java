package org.caselli.fax.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers (as {@link java.math.BigDecimal} or {@link Long}), booleans, lists and maps
 * written as JSON and read back. JSON's null stands for nothing: it is left out of maps.
 */
public final class JsonText {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

  private JsonText() {}

  /** Writes a map as a JSON object, in its order. */
  public static String write(Map<String, ?> map) {
    if (map.isEmpty()) {
      return "{}";
    }
    return object(map).build().toString();
  }

  /** Reads a JSON object. */
  public static Map<String, Object> readObject(String json) {
    if (json.equals("{}")) {
      return Map.of();
    }
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      return map(reader.readObject());
    }
  }

  /** Writes any single value. */
  static String writeValue(Object value) {
    return write(Map.of("v", value));
  }

  /** Reads what {@link #writeValue} wrote. */
  static Object readValue(String json) {
    Object value = readObject(json).get("v");
    if (value == null) {
      throw new IllegalStateException("Not a stored value: " + json);
    }
    return value;
  }

  private static JsonObjectBuilder object(Map<?, ?> map) {
    JsonObjectBuilder builder = JSON.createObjectBuilder();
    map.forEach((key, value) -> builder.add(key.toString(), value(value)));
    return builder;
  }

  private static JsonValue value(@Nullable Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Map<?, ?> map) {
      return object(map).build();
    }
    if (value instanceof Iterable<?> list) {
      JsonArrayBuilder builder = JSON.createArrayBuilder();
      list.forEach(element -> builder.add(value(element)));
      return builder.build();
    }
    if (value instanceof Boolean bool) {
      return bool ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number) {
      return JSON.createValue(new java.math.BigDecimal(number.toString()));
    }
    return JSON.createValue(value.toString());
  }

  private static Map<String, Object> map(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          if (value != JsonValue.NULL) {
            map.put(key, plain(value));
          }
        });
    return map;
  }

  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> map((JsonObject) value);
      case ARRAY -> list((JsonArray) value);
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number((JsonNumber) value);
      case TRUE -> Boolean.TRUE;
      case FALSE -> Boolean.FALSE;
      case NULL -> "";
    };
  }

  private static Object number(JsonNumber number) {
    if (number.isIntegral() && number.bigDecimalValue().precision() < 19) {
      return number.longValue();
    }
    return number.bigDecimalValue();
  }

  private static List<Object> list(JsonArray array) {
    List<Object> list = new ArrayList<>();
    array.forEach(element -> list.add(plain(element)));
    return list;
  }
}
