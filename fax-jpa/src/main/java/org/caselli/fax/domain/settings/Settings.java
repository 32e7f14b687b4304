package org.caselli.fax.domain.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.audit.Actor;

/**
 * The settings as given, and the only way to read them. Thread-safe; a snapshot does not change
 * while it is used.
 */
public interface Settings {
  /** What holds for the whole system. */
  SettingsSnapshot system();

  /** What holds for an account. */
  SettingsSnapshot forAccount(UUID account);

  /** What holds for a faxbox of an account. */
  SettingsSnapshot forFaxbox(UUID account, UUID faxbox);

  /** What holds for a fax: for its faxbox if it has one, else for its account. */
  default SettingsSnapshot forFax(UUID account, Optional<UUID> faxbox) {
    return faxbox.map(box -> forFaxbox(account, box)).orElseGet(() -> forAccount(account));
  }

  /**
   * Values given at exactly this scope, by name, as JSON gives them (String, Boolean, Number, List,
   * Map).
   *
   * @param scopeId the account or faxbox; ignored for the system
   */
  Map<String, Object> given(SettingScope scope, UUID scopeId);

  /**
   * Values that an account takes over from its reseller, the account above: those given there of
   * the settings that {@link SettingsCatalogue#isPassedOn} names. The account's own count more.
   */
  Map<String, Object> fromReseller(UUID account);

  /** The accounts that give this setting as true. */
  Set<UUID> accountsWith(SettingKey<Boolean> key);

  /** Forgets what is kept in memory of settings; returns how many places that were. */
  int refresh();

  /** How often values were given or taken back at this scope. */
  long revision(SettingScope scope, UUID scopeId);

  /**
   * The same, and nobody else changes settings before the end of the transaction; for a change that
   * depends on what is given.
   */
  long hold(SettingScope scope, UUID scopeId);

  /**
   * Gives values at a scope; all or nothing, and written down for audits. A null value in {@code
   * values} takes a value back. Values that are as they were are no change.
   *
   * @throws org.caselli.fax.domain.problem.FaxException for a name that is not in the catalogue,
   *     may not be given here, or has a value out of range
   */
  void give(SettingScope scope, UUID scopeId, Map<String, Object> values, Actor by);

  /** The same by somebody who makes no request. */
  default void give(SettingScope scope, UUID scopeId, Map<String, Object> values, String by) {
    give(scope, scopeId, values, new Actor(by, ""));
  }
}
