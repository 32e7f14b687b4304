package org.caselli.fax.app.maintain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.SettingsChange;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingsPlace;

/** What pausing and resuming are as changes of settings. */
final class Pausing {
  private Pausing() {}

  static SettingsPlace place(Optional<UUID> account) {
    return account.map(SettingsPlace::ofAccount).orElse(SettingsPlace.SYSTEM);
  }

  /** Resuming takes the value back. */
  static SettingsChange change(boolean paused, Actor actor) {
    Map<String, Object> values = new HashMap<>();
    values.put(FaxSettings.SENDING_PAUSED.name(), paused ? true : null);
    return new SettingsChange(values, Optional.empty(), Optional.empty(), actor);
  }
}
