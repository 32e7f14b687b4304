package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;

/** The settings that were given for the whole system or for an account. Thread-safe. */
@ApplicationScoped
public class ReadSettings {
  private final Tenancy tenancy;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadSettings() {
    this(null, null);
  }

  @Inject
  public ReadSettings(Tenancy tenancy, Settings settings) {
    this.tenancy = tenancy;
    this.settings = settings;
  }

  /**
   * Values by name, as JSON gives them.
   *
   * @param account empty for the whole system, which takes the system's administrator
   */
  @Transactional
  public Map<String, Object> readSettings(Access access, Optional<UUID> account) {
    if (account.isEmpty()) {
      tenancy.administerSystem(access);
      return settings.given(SettingScope.SYSTEM, access.account());
    }
    tenancy.administer(access, account.get());
    return settings.given(SettingScope.ACCOUNT, account.get());
  }
}
