package org.caselli.fax.domain.account;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which faxes of an account somebody may see; every part that is given must be met.
 *
 * @param owner only faxes of this user
 * @param faxbox only faxes of this faxbox
 * @param submitter only faxes that this API key or user submitted
 */
public record Reach(Optional<UUID> owner, Optional<UUID> faxbox, Optional<UUID> submitter) {
  /** All faxes of the account. */
  public static final Reach WHOLE_ACCOUNT =
      new Reach(Optional.empty(), Optional.empty(), Optional.empty());

  public Reach {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(submitter);
  }
}
