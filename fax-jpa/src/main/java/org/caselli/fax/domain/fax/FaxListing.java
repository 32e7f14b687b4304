package org.caselli.fax.domain.fax;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which faxes to list, newest first unless {@code ascending}.
 *
 * @param view which of the three views of the API
 * @param faxbox only this faxbox's
 * @param from created at or after
 * @param to created at or before
 * @param after continue behind this place; empty for the first page
 * @param most how many at the most
 */
public record FaxListing(
    UUID account,
    View view,
    Optional<UUID> faxbox,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Place> after,
    boolean ascending,
    int most) {
  public FaxListing {
    Objects.requireNonNull(account);
    Objects.requireNonNull(view);
  }

  /** The views of the API. */
  public enum View {
    /** Outbound, not final. */
    OUTGOING,
    /** Outbound, final. */
    OUTBOX,
    /** Received. */
    INBOX
  }

  /** A fax as a place in the list. */
  public record Place(Instant createdAt, UUID id) {}
}
