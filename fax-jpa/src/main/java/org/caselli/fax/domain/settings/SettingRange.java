package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which values of its type a setting takes.
 *
 * @param from the smallest number, in the unit of the type; empty for no numbers
 * @param to the largest
 * @param allowed the only words that are taken; empty for any
 * @param form what a text must look like, in words; empty for any
 */
public record SettingRange(OptionalLong from, OptionalLong to, List<String> allowed, String form) {
  /** All values of the type. */
  static final SettingRange ANY =
      new SettingRange(OptionalLong.empty(), OptionalLong.empty(), List.of(), "");

  public SettingRange {
    allowed = List.copyOf(allowed);
  }

  static SettingRange between(long from, long to) {
    return new SettingRange(OptionalLong.of(from), OptionalLong.of(to), List.of(), "");
  }

  static SettingRange oneOf(List<String> allowed) {
    return new SettingRange(OptionalLong.empty(), OptionalLong.empty(), allowed, "");
  }

  static SettingRange looking(String form) {
    return new SettingRange(OptionalLong.empty(), OptionalLong.empty(), List.of(), form);
  }

  /** For people; empty when all values of the type are taken. */
  @Override
  public String toString() {
    if (from.isPresent()) {
      return from.getAsLong() + " to " + to.orElseThrow();
    }
    return allowed.isEmpty() ? form : String.join(", ", allowed);
  }
}
