package org.caselli.fax.domain.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for one setting, and why.
 *
 * @param value as JSON gives it
 * @param origin the narrowest scope that gives it; empty for the default
 */
public record EffectiveSetting(SettingKey<?> key, Object value, Optional<SettingScope> origin) {

  /**
   * Resolves every setting that may be given at a scope.
   *
   * @param scope where it is asked
   * @param given values by name for that scope and the wider ones
   */
  public static List<EffectiveSetting> resolve(
      SettingScope scope, Map<SettingScope, Map<String, Object>> given) {
    Map<SettingScope, Map<String, Object>> ordered = new EnumMap<>(SettingScope.class);
    ordered.putAll(given);
    List<EffectiveSetting> all = new ArrayList<>();
    for (SettingKey<?> key : SettingsCatalogue.all()) {
      if (key.scopes().contains(scope)) {
        all.add(resolve(key, ordered));
      }
    }
    return all;
  }

  private static EffectiveSetting resolve(
      SettingKey<?> key, Map<SettingScope, Map<String, Object>> given) {
    Object value = key.preset();
    Optional<SettingScope> origin = Optional.empty();
    for (Map.Entry<SettingScope, Map<String, Object>> scope : given.entrySet()) {
      Object here = scope.getValue().get(key.name());
      if (here != null) {
        value = key.type().combined(value, here);
        if (!(here instanceof Boolean) || here.equals(value)) {
          origin = Optional.of(scope.getKey());
        }
      }
    }
    return new EffectiveSetting(key, value, origin);
  }
}
