package org.caselli.fax.domain.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where settings are given.
 *
 * @param account empty for the whole system
 * @param faxbox a faxbox of that account; empty for the account itself
 */
public record SettingsPlace(Optional<UUID> account, Optional<UUID> faxbox) {
  /** The whole system. */
  public static final SettingsPlace SYSTEM = new SettingsPlace(Optional.empty(), Optional.empty());

  /** Kind of subject under which changes are written down for audits. */
  public static final String AUDITED_AS = "settings";

  public SettingsPlace {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    if (account.isEmpty() && faxbox.isPresent()) {
      throw new IllegalArgumentException("A faxbox belongs to an account");
    }
  }

  public static SettingsPlace ofAccount(UUID account) {
    return new SettingsPlace(Optional.of(account), Optional.empty());
  }

  public static SettingsPlace ofFaxbox(UUID account, UUID faxbox) {
    return new SettingsPlace(Optional.of(account), Optional.of(faxbox));
  }

  public SettingScope scope() {
    if (account.isEmpty()) {
      return SettingScope.SYSTEM;
    }
    return faxbox.isEmpty() ? SettingScope.ACCOUNT : SettingScope.FAXBOX;
  }

  /** How audits name the settings of a scope. */
  public static String subject(SettingScope scope, UUID scopeId) {
    return scope == SettingScope.SYSTEM ? "system" : scopeId.toString();
  }
}
