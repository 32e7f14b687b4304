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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever gets to the management port: administers the system, and is known to audits as {@code
 * jmx}.
 */
final class Operator {
  static final Actor ACTOR = new Actor("jmx", "");

  private static final UUID NOBODY = new UUID(0, 0);
  static final Access ACCESS = new Access(NOBODY, NOBODY, Role.SYSTEM_ADMIN);

  private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

  private Operator() {}

  /**
   * Does the work. What is thrown, with its causes, is of classes that every JMX client has: one
   * that it does not have would hide the reason behind a class that is not found.
   *
   * @throws IllegalArgumentException what was asked for is wrong
   * @throws IllegalStateException it failed for a reason of ours, which is in the log
   */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (FaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("An operation asked for by JMX failed", e);
      throw new IllegalStateException(
          "It failed for a reason that the server's log has; try again: " + e.getMessage());
    }
  }

  static Optional<UUID> perhaps(@Nullable String id) {
    return id == null || id.isBlank()
        ? Optional.empty()
        : Optional.of(WireId.fromString(id.strip()).value());
  }
}
