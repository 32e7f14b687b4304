package org.caselli.fax.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** API keys and the tokens that they buy; only hashes of either are kept. */
public interface Keys {
  /**
   * A new key.
   *
   * @param hash SHA-256 of the key, 64 hex digits
   */
  void addKey(UUID id, UUID account, String name, Role role, String hash, Instant now);

  /** Whom the key with that hash speaks for, unless it is revoked. */
  Optional<Access> accessByKey(String hash);

  /** A token for {@code access}, valid until {@code expires}. */
  void addToken(String hash, Access access, Instant now, Instant expires);

  /** Whom the token with that hash speaks for, unless it has expired or its key is revoked. */
  Optional<Access> accessByToken(String hash, Instant now);

  /** Forgets what has expired; returns how many. */
  int forgetExpired(Instant now);
}
