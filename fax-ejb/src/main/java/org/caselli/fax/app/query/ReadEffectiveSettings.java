package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.admin.SettingsAccess;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.settings.EffectiveSetting;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsPlace;

/**
 * What holds for the whole system, an account or a faxbox, and which scope says so. Thread-safe.
 */
@ApplicationScoped
public class ReadEffectiveSettings {
  private final SettingsAccess settingsAccess;
  private final Settings settings;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadEffectiveSettings() {
    this(null, null);
  }

  @Inject
  public ReadEffectiveSettings(SettingsAccess settingsAccess, Settings settings) {
    this.settingsAccess = settingsAccess;
    this.settings = settings;
  }

  /** Every setting that may be given there. */
  @Transactional
  public List<EffectiveSetting> readEffectiveSettings(Access access, SettingsPlace place) {
    UUID narrowest = settingsAccess.administered(access, place);
    Map<SettingScope, Map<String, Object>> given = new EnumMap<>(SettingScope.class);
    Map<String, Object> above = new LinkedHashMap<>(settings.given(SettingScope.SYSTEM, narrowest));
    place.account().map(settings::fromReseller).ifPresent(above::putAll);
    given.put(SettingScope.SYSTEM, above);
    place
        .account()
        .ifPresent(
            account ->
                given.put(SettingScope.ACCOUNT, settings.given(SettingScope.ACCOUNT, account)));
    place
        .faxbox()
        .ifPresent(box -> given.put(SettingScope.FAXBOX, settings.given(SettingScope.FAXBOX, box)));
    return EffectiveSetting.resolve(place.scope(), given);
  }
}
