package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;

/** Gives settings for the whole system or for an account. Thread-safe. */
@ApplicationScoped
public class ChangeSettings {
  private final Tenancy tenancy;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeSettings() {
    this(null, null);
  }

  @Inject
  public ChangeSettings(Tenancy tenancy, Settings settings) {
    this.tenancy = tenancy;
    this.settings = settings;
  }

  /**
   * Gives the values and returns all that are given there now.
   *
   * @param account empty for the whole system, which takes the system's administrator
   * @param values by name, as JSON gives them; null takes a value back
   * @param replace whether values that are not named are taken back
   */
  @Transactional
  public Map<String, Object> changeSettings(
      Access access, Optional<UUID> account, Map<String, Object> values, boolean replace) {
    if (account.isPresent()) {
      tenancy.administer(access, account.get());
    } else {
      tenancy.administerSystem(access);
    }
    SettingScope scope = account.isPresent() ? SettingScope.ACCOUNT : SettingScope.SYSTEM;
    UUID scopeId = account.orElse(access.account());
    Map<String, Object> next = new LinkedHashMap<>();
    if (replace) {
      settings.given(scope, scopeId).keySet().forEach(name -> next.put(name, null));
    }
    next.putAll(values);
    settings.give(scope, scopeId, next, access.apiKey().toString());
    return settings.given(scope, scopeId);
  }
}
