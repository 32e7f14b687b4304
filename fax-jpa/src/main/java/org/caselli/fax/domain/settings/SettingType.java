package org.caselli.fax.domain.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a setting is read from JSON. A parse takes what JSON gives (String, Boolean, Number, List,
 * Map) and throws {@link IllegalArgumentException} with a sentence that says what is expected.
 *
 * @param name JSON's name of it: {@code boolean}, {@code integer}, {@code string}, {@code array} or
 *     {@code object}
 * @param unit of a number: {@code s}, {@code ms}, {@code bytes}, or empty for a count
 * @param range which values are taken
 * @param show a value as JSON gives it
 * @param merges whether an object is laid over that of the wider scope, field by field, and what is
 *     true in the wider scope is true in the narrower
 */
public record SettingType<T>(
    String name,
    String unit,
    SettingRange range,
    Function<Object, T> parse,
    Function<T, Object> show,
    boolean merges) {
  static final SettingType<Boolean> BOOLEAN = plain("boolean", SettingRange.ANY, SettingType::bool);
  static final SettingType<String> STRING = plain("string", SettingRange.ANY, SettingType::string);

  static final SettingType<Map<String, ?>> OBJECT =
      plain("object", SettingRange.ANY, SettingType::map);

  static final SettingType<List<?>> LIST = plain("array", SettingRange.ANY, SettingType::list);

  private static <T> SettingType<T> plain(
      String name, SettingRange range, Function<Object, T> parse) {
    return new SettingType<>(name, "", range, parse, value -> value, false);
  }

  static SettingType<Integer> integer(int from, int to) {
    return plain("integer", SettingRange.between(from, to), value -> (int) number(value, from, to));
  }

  static SettingType<Long> bytes(long from, long to) {
    return new SettingType<>(
        "integer",
        "bytes",
        SettingRange.between(from, to),
        value -> number(value, from, to),
        value -> value,
        false);
  }

  static SettingType<Duration> seconds(int from, int to) {
    return new SettingType<>(
        "integer",
        "s",
        SettingRange.between(from, to),
        value -> Duration.ofSeconds(number(value, from, to)),
        Duration::toSeconds,
        false);
  }

  static SettingType<Duration> millis(int from, int to) {
    return new SettingType<>(
        "integer",
        "ms",
        SettingRange.between(from, to),
        value -> Duration.ofMillis(number(value, from, to)),
        Duration::toMillis,
        false);
  }

  static SettingType<String> oneOf(String... values) {
    List<String> allowed = List.of(values);
    return plain(
        "string",
        SettingRange.oneOf(allowed),
        value -> {
          String text = string(value);
          if (!allowed.contains(text)) {
            throw new IllegalArgumentException(
                "must be one of " + String.join(", ", allowed) + ", not " + text);
          }
          return text;
        });
  }

  /** One of some words; true and false are taken for the words that they are. */
  static SettingType<String> word(String... values) {
    SettingType<String> words = oneOf(values);
    return plain("string", words.range(), value -> words.parse().apply(value.toString()));
  }

  static SettingType<String> matching(Pattern pattern, String expected) {
    return plain(
        "string",
        SettingRange.looking(expected),
        value -> {
          String text = string(value);
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("must be " + expected + ", not " + text);
          }
          return text;
        });
  }

  /**
   * A type whose values are those of {@code base}, read further.
   *
   * @param expected what they must look like, in words
   */
  static <B, T> SettingType<T> from(
      SettingType<B> base, String expected, Function<B, T> more, Function<T, Object> show) {
    return new SettingType<>(
        base.name(),
        "",
        SettingRange.looking(expected),
        value -> more.apply(base.parse().apply(value)),
        show,
        false);
  }

  /**
   * The same type, whose values do not hide those of the wider scope: objects are laid over them,
   * and what is true there stays true.
   */
  SettingType<T> merging() {
    return new SettingType<>(name, unit, range, parse, show, true);
  }

  /** What holds where a wider scope gives one value and a narrower another, both as JSON. */
  Object combined(Object wider, Object narrower) {
    if (merges && Boolean.TRUE.equals(wider)) {
      return wider;
    }
    if (!merges || !(wider instanceof Map<?, ?> base) || !(narrower instanceof Map<?, ?> over)) {
      return narrower;
    }
    Map<Object, Object> both = new LinkedHashMap<>(base);
    both.putAll(over);
    return both;
  }

  private static Boolean bool(Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if ("true".equals(value) || "false".equals(value)) {
      return "true".equals(value);
    }
    throw new IllegalArgumentException("must be true or false, not " + value);
  }

  private static String string(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("must be a text, not " + value);
  }

  private static Map<String, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put(key.toString(), entry));
      return copy;
    }
    throw new IllegalArgumentException("must be an object, not " + value);
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("must be a list, not " + value);
  }

  private static long number(Object value, long from, long to) {
    try {
      long number = new BigDecimal(value.toString()).longValueExact();
      if (number < from || number > to) {
        throw new IllegalArgumentException(
            "must be from " + from + " to " + to + ", not " + number);
      }
      return number;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number, not " + value, e);
    }
  }
}
