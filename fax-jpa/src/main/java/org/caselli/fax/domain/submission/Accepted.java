package org.caselli.fax.domain.submission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The faxes of one submission.
 *
 * @param batch what they have in common; empty when there is one recipient
 * @param faxes in the order of the recipients, at least one
 */
public record Accepted(Optional<UUID> batch, List<UUID> faxes) {
  public Accepted {
    Objects.requireNonNull(batch);
    faxes = List.copyOf(faxes);
    if (faxes.isEmpty()) {
      throw new IllegalArgumentException("Nothing was accepted");
    }
  }

  /** The only fax, or the first. */
  public UUID first() {
    return faxes.get(0);
  }
}
