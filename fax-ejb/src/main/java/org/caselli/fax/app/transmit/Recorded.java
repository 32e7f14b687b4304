package org.caselli.fax.app.transmit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What follows after the commit.
 *
 * @param conclusion what the attempt came to
 * @param wake accounts that may go on
 * @param notice to send
 * @param retryAt when the job is due again
 */
public record Recorded(
    UUID job,
    Conclusion conclusion,
    Set<UUID> wake,
    Optional<UUID> notice,
    Optional<Instant> retryAt) {
  public Recorded {
    Objects.requireNonNull(job);
    Objects.requireNonNull(conclusion);
    wake = Set.copyOf(wake);
  }

  Recorded waking(Set<UUID> accounts) {
    return new Recorded(job, conclusion, accounts, notice, retryAt);
  }
}
