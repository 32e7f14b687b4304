package org.caselli.fax.domain.account;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks: which account, signed in by what, in which role, and how far it reaches there.
 *
 * @param principal id of the API key or of the user that signed in; the name for audits
 * @param user the user that signed in; empty for an API key that speaks for no user
 * @param faxbox the only faxbox that the caller may use; empty for all of the account
 */
public record Access(
    UUID account, UUID principal, Role role, Optional<UUID> user, Optional<UUID> faxbox) {
  public Access {
    Objects.requireNonNull(account);
    Objects.requireNonNull(principal);
    Objects.requireNonNull(role);
    Objects.requireNonNull(user);
    Objects.requireNonNull(faxbox);
  }

  /** By a key that is not bound to a user or a faxbox. */
  public Access(UUID account, UUID principal, Role role) {
    this(account, principal, role, Optional.empty(), Optional.empty());
  }

  /**
   * Which faxes of the account the caller may see: a user, or a key that speaks for one, without an
   * administrator's role only its own, a key that is bound to a faxbox only that one's, a key that
   * only sends those that it submitted.
   */
  public Reach reach() {
    Optional<UUID> owner = role.administers() ? Optional.empty() : user;
    Optional<UUID> submitter = role.reads() ? Optional.empty() : Optional.of(principal);
    return new Reach(owner, faxbox, submitter);
  }

  /** A signed-in user. */
  public static Access ofUser(UUID account, UUID user, Role role) {
    return new Access(account, user, role, Optional.of(user), Optional.empty());
  }
}
