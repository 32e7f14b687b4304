package org.caselli.fax.domain.settings;

import java.util.Objects;
import java.util.Set;

/**
 * One setting.
 *
 * @param name as in Kazoo's configuration where it has the key
 * @param type how it is read
 * @param fallback value when nobody gave one
 * @param scopes where it may be given
 * @param live false when a change takes effect at the next start only
 * @param gain what an operator gains by changing it
 */
public record SettingKey<T>(
    String name,
    SettingType<T> type,
    T fallback,
    Set<SettingScope> scopes,
    boolean live,
    String gain) {
  public SettingKey {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(fallback);
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(gain);
  }
}
