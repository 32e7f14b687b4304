package org.caselli.fax.domain.listing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which part of a list to show, newest first unless {@code ascending}.
 *
 * @param from created at or after
 * @param to created at or before
 * @param after continue behind this place; empty for the beginning
 */
public record Stretch(
    Optional<Instant> from, Optional<Instant> to, Optional<Place> after, boolean ascending) {
  /** The whole list, newest first. */
  public static final Stretch ALL =
      new Stretch(Optional.empty(), Optional.empty(), Optional.empty(), false);

  public Stretch {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(after);
  }

  /** The rest of it, behind a place. */
  public Stretch behind(Place place) {
    return new Stretch(from, to, Optional.of(place), ascending);
  }
}
