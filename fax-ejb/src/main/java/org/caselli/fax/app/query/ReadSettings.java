package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.app.admin.GivenSettings;
import org.caselli.fax.app.admin.SettingsAccess;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsPlace;

/** The settings that were given for the whole system, an account or a faxbox. Thread-safe. */
@ApplicationScoped
public class ReadSettings {
  private final SettingsAccess settingsAccess;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadSettings() {
    this(null, null);
  }

  @Inject
  public ReadSettings(SettingsAccess settingsAccess, Settings settings) {
    this.settingsAccess = settingsAccess;
    this.settings = settings;
  }

  /** What is given there. */
  @Transactional
  public GivenSettings readSettings(Access access, SettingsPlace place) {
    UUID scopeId = settingsAccess.administered(access, place);
    return new GivenSettings(
        settings.given(place.scope(), scopeId), settings.revision(place.scope(), scopeId));
  }
}
