package org.caselli.fax.domain.account;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of an API key; the key itself is known to its owner only.
 *
 * @param name for people, to tell keys apart
 * @param user whom it speaks for; empty for a program
 * @param faxbox the only faxbox that it may use; empty for all of the account
 * @param expires when it ends; empty for never
 * @param lastUsed about when it last signed in; empty for never
 */
public record ApiKey(
    UUID id,
    UUID account,
    String name,
    Role role,
    Optional<UUID> user,
    Optional<UUID> faxbox,
    Optional<Instant> expires,
    Instant created,
    Optional<Instant> lastUsed) {
  public ApiKey {
    Objects.requireNonNull(id);
    Objects.requireNonNull(account);
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    Objects.requireNonNull(user);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(expires);
    Objects.requireNonNull(created);
    Objects.requireNonNull(lastUsed);
  }

  /** A new key for a program, without an end, for the whole account. */
  public static ApiKey unlimited(UUID id, UUID account, String name, Role role, Instant now) {
    return new ApiKey(
        id,
        account,
        name,
        role,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty());
  }
}
