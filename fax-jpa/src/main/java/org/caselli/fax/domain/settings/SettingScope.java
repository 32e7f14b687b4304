package org.caselli.fax.domain.settings;

/** Where a setting may be given; the narrower wins. */
public enum SettingScope {
  SYSTEM,
  ACCOUNT,
  FAXBOX
}
