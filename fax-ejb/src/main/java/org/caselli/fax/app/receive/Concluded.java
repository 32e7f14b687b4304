package org.caselli.fax.app.receive;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.port.Measures.Received;

/**
 * What a reception came to.
 *
 * @param pages in the inbox
 * @param notice to send; empty when nobody wants to be told
 */
record Concluded(UUID fax, Received outcome, int pages, Optional<UUID> notice) {
  Concluded {
    Objects.requireNonNull(fax);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(notice);
  }
}
