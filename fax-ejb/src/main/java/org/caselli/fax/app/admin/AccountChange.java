package org.caselli.fax.app.admin;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How an account is to be.
 *
 * @param realm DNS name, compared and kept in lower case; empty to leave it as it is
 * @param zone empty to leave it as it is
 * @param enabled whether anybody may act for it; empty to leave it as it is
 * @param defaultFrom number that its faxes come from when the sender does not say; empty for none
 * @param attributes the client's public document, a JSON object
 */
public record AccountChange(
    String name,
    Optional<String> realm,
    Optional<ZoneId> zone,
    Optional<Boolean> enabled,
    Optional<String> defaultFrom,
    String attributes) {
  public AccountChange {
    Objects.requireNonNull(name);
    realm = realm.map(given -> given.toLowerCase(Locale.ROOT));
    Objects.requireNonNull(zone);
    Objects.requireNonNull(enabled);
    Objects.requireNonNull(defaultFrom);
    Objects.requireNonNull(attributes);
  }
}
