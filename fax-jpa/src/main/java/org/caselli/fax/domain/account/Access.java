package org.caselli.fax.domain.account;

import java.util.Objects;
import java.util.UUID;

/** Who asks: which account, by which key, in which role. */
public record Access(UUID account, UUID apiKey, Role role) {
  public Access {
    Objects.requireNonNull(account);
    Objects.requireNonNull(apiKey);
    Objects.requireNonNull(role);
  }
}
