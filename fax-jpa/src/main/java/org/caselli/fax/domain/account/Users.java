package org.caselli.fax.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The users of all accounts; a user of another account is not there. */
public interface Users {
  Optional<User> byId(UUID account, UUID id);

  /**
   * The user of that name.
   *
   * @param username in any case
   */
  Optional<User> byUsername(UUID account, String username);

  /**
   * The user whose password has this digest.
   *
   * @param verifier its slow hash, made with {@link #salt}
   */
  Optional<User> byVerifier(UUID account, PasswordDigest.Kind kind, String verifier);

  /** The users of that role, in whatever account, who may sign in. */
  List<User> withRole(Role role);

  /** All of an account, by name. */
  List<User> ofAccount(UUID account);

  /** What the account's digests are hashed with: random, made with the account. */
  UUID salt(UUID account);

  void add(User user);

  /** Removes the user, whose keys must be revoked before. */
  void remove(User user);
}
