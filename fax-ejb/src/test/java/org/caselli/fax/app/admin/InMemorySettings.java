package org.caselli.fax.app.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;

/** Settings in memory; takes whatever it is given. */
public final class InMemorySettings implements Settings {
  private final Map<String, Map<String, Object>> given = new LinkedHashMap<>();
  private final Map<String, Long> revisions = new LinkedHashMap<>();

  @Override
  public SettingsSnapshot system() {
    return SettingsSnapshot.of(List.of(scope(SettingScope.SYSTEM, new UUID(0, 0))));
  }

  @Override
  public SettingsSnapshot forAccount(UUID account) {
    return SettingsSnapshot.of(
        List.of(scope(SettingScope.SYSTEM, account), scope(SettingScope.ACCOUNT, account)));
  }

  @Override
  public SettingsSnapshot forFaxbox(UUID account, UUID faxbox) {
    return forAccount(account);
  }

  @Override
  public Map<String, Object> given(SettingScope scope, UUID scopeId) {
    return Map.copyOf(scope(scope, scopeId));
  }

  /** Nobody is above another here. */
  @Override
  public Map<String, Object> fromReseller(UUID account) {
    return Map.of();
  }

  @Override
  public Set<UUID> accountsWith(SettingKey<Boolean> key) {
    String kind = SettingScope.ACCOUNT + " ";
    return given.entrySet().stream()
        .filter(scope -> scope.getKey().startsWith(kind))
        .filter(scope -> Boolean.TRUE.equals(scope.getValue().get(key.name())))
        .map(scope -> UUID.fromString(scope.getKey().substring(kind.length())))
        .collect(Collectors.toSet());
  }

  @Override
  public int refresh() {
    return 0;
  }

  @Override
  public long revision(SettingScope scope, UUID scopeId) {
    return revisions.getOrDefault(name(scope, scopeId), 0L);
  }

  @Override
  public long hold(SettingScope scope, UUID scopeId) {
    return revision(scope, scopeId);
  }

  @Override
  public void give(SettingScope scope, UUID scopeId, Map<String, Object> values, Actor by) {
    revisions.merge(name(scope, scopeId), 1L, Long::sum);
    values.forEach(
        (name, value) -> {
          if (value == null) {
            scope(scope, scopeId).remove(name);
          } else {
            scope(scope, scopeId).put(name, value);
          }
        });
  }

  private Map<String, Object> scope(SettingScope scope, UUID scopeId) {
    return given.computeIfAbsent(name(scope, scopeId), k -> new LinkedHashMap<>());
  }

  private static String name(SettingScope scope, UUID scopeId) {
    return scope == SettingScope.SYSTEM ? "system" : scope + " " + scopeId;
  }
}
