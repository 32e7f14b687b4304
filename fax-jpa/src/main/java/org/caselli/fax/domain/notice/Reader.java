package org.caselli.fax.domain.notice;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How somebody who gets a notice wants to read it.
 *
 * @param address mail address
 * @param firstName empty for none
 * @param lastName empty for none
 */
public record Reader(
    String address,
    String firstName,
    String lastName,
    Optional<Language> language,
    Optional<ZoneId> zone) {
  public Reader {
    Objects.requireNonNull(address);
    Objects.requireNonNull(firstName);
    Objects.requireNonNull(lastName);
    Objects.requireNonNull(language);
    Objects.requireNonNull(zone);
  }
}
