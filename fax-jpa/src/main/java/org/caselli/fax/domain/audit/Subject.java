package org.caselli.fax.domain.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What was changed.
 *
 * @param kind for instance {@code settings} or {@code fax}; at most 32 characters
 * @param id which of its kind; at most 64 characters
 * @param account whose it is; empty for the system's
 */
public record Subject(String kind, String id, Optional<UUID> account) {
  public Subject {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(id);
    Objects.requireNonNull(account);
  }
}
