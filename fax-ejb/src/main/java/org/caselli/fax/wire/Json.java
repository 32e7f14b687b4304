package org.caselli.fax.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** JSON as read and written here. Thread-safe. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty list. */
  public static ArrayNode list() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Reads a client's object.
   *
   * @throws FaxException malformed, when it is no JSON or no object
   */
  public static ObjectNode parse(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new FaxException(ProblemType.MALFORMED, "The body is not JSON" + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new FaxException(ProblemType.MALFORMED, "The body must be a JSON object");
  }

  /** Where and why reading stopped. */
  private static String reason(JsonProcessingException cause) {
    JsonLocation place = cause.getLocation();
    String where =
        place == null
            ? ""
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    return where + ": " + cause.getOriginalMessage();
  }

  /** Reads a list; empty when it is something else. */
  static ArrayNode list(String text) throws JsonProcessingException {
    return MAPPER.readTree(text) instanceof ArrayNode list ? list : list();
  }

  /** Reads an object that we stored. */
  public static ObjectNode stored(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object ? object : object();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored document is not JSON", e);
    }
  }

  /** Texts, numbers, booleans, lists and maps as JSON. */
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A value that somebody typed: JSON, or a word that stands for itself. */
  public static Object typed(String text) {
    try {
      Object value = MAPPER.readValue(text, Object.class);
      return value == null ? text : value;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  /** An object as texts, numbers, booleans, lists and maps. */
  public static Map<String, Object> fields(JsonNode object) {
    return MAPPER.convertValue(object, FIELDS);
  }

  /** UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can always be written", e);
    }
  }
}
