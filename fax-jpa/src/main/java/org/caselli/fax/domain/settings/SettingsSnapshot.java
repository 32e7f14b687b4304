package org.caselli.fax.domain.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of one moment, resolved from the narrowest scope to the default. Immutable. */
public final class SettingsSnapshot {
  private final Map<String, Object> parsed;

  private SettingsSnapshot(Map<String, Object> parsed) {
    this.parsed = Map.copyOf(parsed);
  }

  /**
   * Resolves the values of some scopes.
   *
   * @param scopes values by name as JSON gives them, the widest scope first; all of them were
   *     validated when they were given
   */
  public static SettingsSnapshot of(List<Map<String, Object>> scopes) {
    Map<SettingKey<?>, Object> given = new HashMap<>();
    for (Map<String, Object> scope : scopes) {
      scope.forEach(
          (name, value) ->
              SettingsCatalogue.named(name)
                  .ifPresent(
                      key ->
                          given.merge(
                              key,
                              value,
                              (wider, narrower) -> key.type().combined(wider, narrower))));
    }
    Map<String, Object> parsed = new HashMap<>();
    given.forEach((key, value) -> parsed.put(key.name(), key.type().parse().apply(value)));
    return new SettingsSnapshot(parsed);
  }

  /** The value in force. */
  @SuppressWarnings("unchecked") // parsed by the type of the same key
  public <T> T get(SettingKey<T> key) {
    Object value = parsed.get(key.name());
    return value == null ? key.fallback() : (T) value;
  }
}
