package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsPlace;

/** Gives settings for the whole system, an account or a faxbox. Thread-safe. */
@ApplicationScoped
public class ChangeSettings {
  private final SettingsAccess settingsAccess;
  private final Settings settings;
  private final Spool spool;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeSettings() {
    this(null, null, null);
  }

  @Inject
  public ChangeSettings(SettingsAccess settingsAccess, Settings settings, Spool spool) {
    this.settingsAccess = settingsAccess;
    this.settings = settings;
    this.spool = spool;
  }

  /**
   * Gives the values and returns all that are given there now.
   *
   * @param values by name, as JSON gives them; null takes a value back
   * @param replace whether values that are not named are taken back
   */
  @Transactional
  public Map<String, Object> changeSettings(
      Access access, SettingsPlace place, Map<String, Object> values, boolean replace) {
    UUID scopeId = settingsAccess.administered(access, place);
    SettingScope scope = place.scope();
    Map<String, Object> next = new LinkedHashMap<>();
    if (replace) {
      settings.given(scope, scopeId).keySet().forEach(name -> next.put(name, null));
    }
    next.putAll(values);
    if (values.get(DocumentSettings.SCRATCH.name()) instanceof String directory) {
      spool.check(directory);
    }
    settings.give(scope, scopeId, next, access.principal().toString());
    return settings.given(scope, scopeId);
  }
}
