package org.caselli.fax.app.query;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxListing.View;

/**
 * Where a caller says that a fax is. The id is the same in every view; outgoing and outbox both
 * show outbound faxes, whether they have ended or not.
 *
 * @param faxbox empty when the caller did not name one
 */
public record FaxPlace(UUID account, Optional<UUID> faxbox, View view, UUID id) {
  public FaxPlace {
    Objects.requireNonNull(account);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(view);
    Objects.requireNonNull(id);
  }

  /** Whether the fax is to be seen here. */
  boolean shows(Fax fax) {
    Fax.Direction direction = view == View.INBOX ? Fax.Direction.INBOUND : Fax.Direction.OUTBOUND;
    return fax.direction() == direction && (faxbox.isEmpty() || faxbox.equals(fax.faxboxId()));
  }
}
