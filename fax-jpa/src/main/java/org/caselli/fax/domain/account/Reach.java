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

  /**
   * Whether somebody with this reach may use a faxbox: one of its own or of nobody's, and not
   * another than the one it is bound to.
   *
   * @param boxOwner the user whose faxbox it is; empty for the whole account's
   */
  public boolean opens(UUID box, Optional<UUID> boxOwner) {
    boolean own = owner.isEmpty() || boxOwner.isEmpty() || boxOwner.equals(owner);
    return own && faxbox.map(box::equals).orElse(true);
  }
}
