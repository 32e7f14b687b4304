package org.caselli.fax.domain.account;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A number that belongs to an account.
 *
 * @param number E.164
 * @param faxbox faxbox that answers it
 */
public record HostedNumber(String number, UUID account, Optional<UUID> faxbox) {
  public HostedNumber {
    Objects.requireNonNull(number);
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
  }
}
