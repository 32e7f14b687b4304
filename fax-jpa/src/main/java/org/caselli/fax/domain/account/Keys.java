package org.caselli.fax.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * API keys, and the tokens that keys and users get when they sign in; only hashes of either are
 * kept. Nobody speaks for an account or a user that is switched off.
 */
public interface Keys {
  /**
   * A new key.
   *
   * @param hash SHA-256 of the key, 64 hex digits
   */
  void addKey(ApiKey key, String hash);

  /** A key of that account that is not revoked; it may have expired. */
  Optional<ApiKey> byId(UUID account, UUID id);

  /** All keys of the account that are not revoked, the oldest first. */
  List<ApiKey> ofAccount(UUID account);

  /** Ends the key and its tokens. */
  void revoke(UUID key, Instant now);

  /** Ends all keys of the account, and all tokens. */
  void revokeAll(UUID account, Instant now);

  /** Ends the keys that are bound to the faxbox, and their tokens. */
  void revokeForFaxbox(UUID faxbox, Instant now);

  /** Ends the keys that speak for the user, and all the user's tokens. */
  void revokeForUser(UUID user, Instant now);

  /** The key has been used; written down once a minute at the most. */
  void used(UUID key, Instant now);

  /** Whom the key with that hash speaks for, unless it is revoked or has expired. */
  Optional<Access> accessByKey(String hash, Instant now);

  /** A token for {@code access}, valid until {@code expires}. */
  void addToken(String hash, Access access, Instant now, Instant expires);

  /**
   * Whom the token with that hash speaks for, unless it has expired or its key is no longer in
   * force. Role and bounds are those of the key or the user at this moment.
   */
  Optional<Access> accessByToken(String hash, Instant now);

  /** Ends one token. */
  void endToken(String hash);

  /** Ends the tokens of the user, those of keys that speak for it included. */
  void endTokensOf(UUID user);

  /** Forgets what has expired; returns how many. */
  int forgetExpired(Instant now);
}
