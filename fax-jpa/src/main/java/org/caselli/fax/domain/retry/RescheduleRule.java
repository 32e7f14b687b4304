package org.caselli.fax.domain.retry;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the setting {@code reschedule} (spec 3.3): when a field of the result has one of some
 * values, wait so long and allow so many attempts.
 *
 * @param name its key in the setting
 * @param attempt applies to this attempt only; empty for any
 * @param compareField field of {@code tx_result}; empty for {@code default_compare_field}
 * @param compareValues values that match, by type and value: numbers as {@link BigDecimal}
 * @param retryAfter empty for {@code default_retry_period}
 * @param newRetryCount attempts allowed from then on; empty when the rule does not say
 */
public record RescheduleRule(
    String name,
    OptionalInt attempt,
    Optional<String> compareField,
    List<Object> compareValues,
    Optional<Duration> retryAfter,
    OptionalInt newRetryCount) {

  public RescheduleRule {
    Objects.requireNonNull(name);
    Objects.requireNonNull(attempt);
    Objects.requireNonNull(compareField);
    compareValues = compareValues.stream().map(RescheduleRule::comparable).toList();
    Objects.requireNonNull(retryAfter);
    Objects.requireNonNull(newRetryCount);
  }

  /** Reads the setting's value: rules in the order in which they stand. */
  public static List<RescheduleRule> parse(Map<String, ?> setting) {
    List<RescheduleRule> rules = new ArrayList<>();
    setting.forEach(
        (name, value) -> {
          if (!(value instanceof Map<?, ?> rule)) {
            throw new IllegalArgumentException("Rule " + name + " must be an object");
          }
          rules.add(parse(name, rule));
        });
    return List.copyOf(rules);
  }

  private static RescheduleRule parse(String name, Map<?, ?> rule) {
    Object field = rule.get("compare-field");
    Object values = rule.get("compare-values");
    if (values != null && !(values instanceof List<?>)) {
      throw new IllegalArgumentException("compare-values of rule " + name + " must be a list");
    }
    OptionalInt period = number(name, "retry-after", rule.get("retry-after"));
    OptionalInt count = number(name, "new-retry-count", rule.get("new-retry-count"));
    if (count.isEmpty()) {
      count = number(name, "retries", rule.get("retries"));
    }
    List<Object> list = new ArrayList<>();
    if (values != null) {
      list.addAll((List<?>) values);
    }
    Object attempt = rule.get("attempt");
    return new RescheduleRule(
        name,
        attempt == null || "any".equals(attempt)
            ? OptionalInt.empty()
            : number(name, "attempt", attempt),
        field == null ? Optional.empty() : Optional.of(field.toString()),
        list,
        period.isPresent() ? Optional.of(Duration.ofSeconds(period.getAsInt())) : Optional.empty(),
        count);
  }

  private static OptionalInt number(String rule, String key, @Nullable Object value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      int number = new BigDecimal(value.toString()).intValueExact();
      if (number < 0) {
        throw new ArithmeticException("negative");
      }
      return OptionalInt.of(number);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          key + " of rule " + rule + " must be a whole number, not " + value, e);
    }
  }

  /**
   * Whether the rule applies.
   *
   * @param attempts attempts used up, the one in question included
   * @param result fields of {@code tx_result}
   */
  public boolean matches(int attempts, Map<String, Object> result, String defaultField) {
    if (attempt.isPresent() && attempt.getAsInt() != attempts) {
      return false;
    }
    Object value = result.get(compareField.orElse(defaultField));
    return value != null && compareValues.contains(comparable(value));
  }

  private static Object comparable(Object value) {
    return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
  }
}
