package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.DocumentSettings;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.SettingKey;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsCatalogue;
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
   * Makes the change and returns what is given there then.
   *
   * @throws FaxException forbidden, not found, a violation for each wrong value, or what the change
   *     wants to be told when somebody else was faster
   */
  @Transactional
  public GivenSettings changeSettings(Access access, SettingsPlace place, SettingsChange change) {
    UUID scopeId = settingsAccess.administered(access, place);
    SettingScope scope = place.scope();
    long revision = settings.hold(scope, scopeId);
    change
        .seen()
        .filter(seen -> !seen.revision().equals(Long.toString(revision)))
        .ifPresent(
            seen -> {
              throw new FaxException(
                  seen.otherwise(),
                  "These settings are at revision " + revision + ", not " + seen.revision());
            });
    Map<String, Object> next = new LinkedHashMap<>();
    change
        .replaced()
        .ifPresent(category -> takenBack(scope, scopeId, category).forEach(n -> next.put(n, null)));
    next.putAll(byTodaysNames(change.values()));
    if (access.role() != Role.SYSTEM_ADMIN) {
      leaveToOperators(change, next);
    }
    if (next.get(DocumentSettings.SCRATCH.name()) instanceof String directory) {
      spool.check(directory);
    }
    settings.give(scope, scopeId, next, change.actor());
    return new GivenSettings(settings.given(scope, scopeId), settings.revision(scope, scopeId));
  }

  /** Whether sending is paused is the system administrator's business, in whichever account. */
  private static void leaveToOperators(SettingsChange change, Map<String, Object> next) {
    String paused = FaxSettings.SENDING_PAUSED.name();
    if (change.values().containsKey(paused)) {
      throw new FaxException(
          ProblemType.FORBIDDEN, "Only the system's administrator may change " + paused);
    }
    next.remove(paused);
  }

  private Set<String> takenBack(SettingScope scope, UUID scopeId, String category) {
    Set<String> names = new LinkedHashSet<>(settings.given(scope, scopeId).keySet());
    names.removeIf(name -> !SettingsCatalogue.isIn(category, name));
    return names;
  }

  /** So that an old spelling is not taken back again by the name of today. */
  private static Map<String, Object> byTodaysNames(Map<String, ?> values) {
    Map<String, Object> named = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            named.put(
                SettingsCatalogue.named(name).<String>map(SettingKey::name).orElse(name), value));
    return named;
  }
}
