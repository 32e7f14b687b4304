package org.caselli.fax.domain.fax;

import java.util.Objects;
import java.util.UUID;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.listing.Stretch;

/**
 * Which faxes to list.
 *
 * @param view which of the three views of the API
 */
public record FaxListing(UUID account, View view, FaxScope scope, Stretch stretch) {
  public FaxListing {
    Objects.requireNonNull(account);
    Objects.requireNonNull(view);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(stretch);
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

  /** The rest of it, behind a place. */
  public FaxListing behind(Place place) {
    return new FaxListing(account, view, scope, stretch.behind(place));
  }
}
