package org.caselli.fax.domain.usage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whose usage is asked for, and of when.
 *
 * @param faxbox only this faxbox's
 * @param from hours that begin then or later
 * @param to hours that begin before
 */
public record UsageSpan(Set<UUID> accounts, Optional<UUID> faxbox, Instant from, Instant to) {
  public UsageSpan {
    accounts = Set.copyOf(accounts);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }
}
