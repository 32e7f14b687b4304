package org.caselli.fax.jmx;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.wire.WireId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever gets to the management port: administers the system, and is known to audits as {@code
 * jmx}.
 */
final class Operator {
  static final Actor ACTOR = new Actor("jmx", "");

  private static final UUID NOBODY = new UUID(0, 0);
  static final Access ACCESS = new Access(NOBODY, NOBODY, Role.SYSTEM_ADMIN);

  private Operator() {}

  /** JMX clients do not have our exceptions. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (FaxException e) {
      throw new IllegalArgumentException(e.getMessage());
    }
  }

  static Optional<UUID> perhaps(@Nullable String id) {
    return id == null || id.isBlank()
        ? Optional.empty()
        : Optional.of(WireId.fromString(id.strip()).value());
  }
}
