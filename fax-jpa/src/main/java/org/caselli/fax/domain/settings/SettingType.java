package org.caselli.fax.domain.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a setting is read from JSON. A parse takes what JSON gives (String, Boolean, Number, List,
 * Map) and throws {@link IllegalArgumentException} with a sentence that says what is expected.
 *
 * @param name for documentation, for instance {@code integer} or {@code seconds}
 */
public record SettingType<T>(String name, Function<Object, T> parse) {
  static final SettingType<Boolean> BOOLEAN = new SettingType<>("boolean", SettingType::bool);
  static final SettingType<String> STRING = new SettingType<>("string", SettingType::string);

  static final SettingType<Map<String, ?>> OBJECT = new SettingType<>("object", SettingType::map);

  static SettingType<Integer> integer(int from, int to) {
    return new SettingType<>("integer", value -> (int) number(value, from, to));
  }

  static SettingType<Long> bytes(long from, long to) {
    return new SettingType<>("bytes", value -> number(value, from, to));
  }

  static SettingType<Duration> seconds(int from, int to) {
    return new SettingType<>("seconds", value -> Duration.ofSeconds(number(value, from, to)));
  }

  static SettingType<Duration> millis(int from, int to) {
    return new SettingType<>(
        "milliseconds", value -> Duration.of(number(value, from, to), ChronoUnit.MILLIS));
  }

  static SettingType<String> oneOf(String... values) {
    List<String> allowed = List.of(values);
    return new SettingType<>(
        "one of " + String.join(", ", allowed),
        value -> {
          String text = string(value);
          if (!allowed.contains(text)) {
            throw new IllegalArgumentException(
                "must be one of " + String.join(", ", allowed) + ", not " + text);
          }
          return text;
        });
  }

  static SettingType<String> matching(Pattern pattern, String expected) {
    return new SettingType<>(
        "string",
        value -> {
          String text = string(value);
          if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("must be " + expected + ", not " + text);
          }
          return text;
        });
  }

  /** A type whose values are those of {@code base}, read further by {@code more}. */
  static <B, T> SettingType<T> from(SettingType<B> base, Function<B, T> more) {
    return new SettingType<>(base.name(), value -> more.apply(base.parse().apply(value)));
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
      Map<String, Object> copy = new java.util.LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put(key.toString(), entry));
      return copy;
    }
    throw new IllegalArgumentException("must be an object, not " + value);
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
