package org.caselli.fax.cli.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object, asked for fields that may be missing.
 *
 * @param map values as {@link JsonText#parse} makes them; may hold nulls
 */
public record Fields(Map<String, Object> map) {

  /** The fields of a JSON object; none of anything else. */
  @SuppressWarnings("unchecked")
  public static Fields of(Object value) {
    return new Fields(value instanceof Map<?, ?> given ? (Map<String, Object>) given : Map.of());
  }

  /** A text, number or boolean as text; empty when there is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(map.get(name))
        .filter(value -> !(value instanceof Map || value instanceof List))
        .map(Object::toString)
        .filter(text -> !text.isEmpty());
  }

  /** Whether a boolean is there and true. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(map.get(name));
  }

  /** The object under a name, without fields when there is none. */
  public Fields fields(String name) {
    Object value = map.get(name);
    return value == null ? new Fields(Map.of()) : of(value);
  }

  /** The objects of the list under a name. */
  public List<Fields> list(String name) {
    return map.get(name) instanceof List<?> list
        ? list.stream().map(Fields::of).toList()
        : List.of();
  }

  /** The texts of the list under a name. */
  public List<String> texts(String name) {
    return map.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
