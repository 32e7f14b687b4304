package org.caselli.fax.domain.listing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Something as a place in a list that runs along the time of creation. */
public record Place(Instant createdAt, UUID id) {
  public Place {
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(id);
  }
}
