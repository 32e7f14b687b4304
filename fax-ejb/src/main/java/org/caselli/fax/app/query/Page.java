package org.caselli.fax.app.query;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.listing.Place;

/**
 * A page of a list.
 *
 * @param next behind which the next page begins; empty on the last. A page may be short, or empty,
 *     and have a next one: what was wanted is so rare that this was as far as one request goes
 */
public record Page<R>(List<R> rows, Optional<Place> next) {
  public Page {
    rows = List.copyOf(rows);
    Objects.requireNonNull(next);
  }

  /** A page of nothing. */
  public static <R> Page<R> empty() {
    return new Page<>(List.of(), Optional.empty());
  }
}
