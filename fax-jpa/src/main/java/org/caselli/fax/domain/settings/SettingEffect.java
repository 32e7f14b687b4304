package org.caselli.fax.domain.settings;

import java.util.Objects;

/**
 * When a change of a setting takes effect.
 *
 * @param live false when it waits for the next start of each node, or for {@code awaits}
 * @param awaits the part of the product that will read the setting and is not there yet; empty for
 *     a setting that has its effect
 */
public record SettingEffect(boolean live, String awaits) {
  /** From the next fax, call or request on. */
  public static final SettingEffect LIVE = new SettingEffect(true, "");

  /** At the next start of each node. */
  public static final SettingEffect AT_START = new SettingEffect(false, "");

  public SettingEffect {
    Objects.requireNonNull(awaits);
  }

  /** None before {@code part} of the product is there. */
  public static SettingEffect awaiting(String part) {
    return new SettingEffect(false, part);
  }

  /** Whether nothing reads the setting yet. */
  public boolean isAwaited() {
    return !awaits.isEmpty();
  }

  /** For people: {@code at once}, {@code at the next start}, or what it awaits. */
  @Override
  public String toString() {
    if (isAwaited()) {
      return "no effect yet: comes with " + awaits;
    }
    return live ? "at once" : "at the next start";
  }
}
