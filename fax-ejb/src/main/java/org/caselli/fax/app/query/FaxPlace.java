package org.caselli.fax.app.query;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.account.Reach;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxListing.View;

/**
 * Where a caller says that a fax is. The id is the same in every view; outgoing and outbox both
 * show outbound faxes, whether they have ended or not.
 *
 * @param view empty for either direction
 */
public record FaxPlace(Below below, Optional<View> view, UUID id) {
  public FaxPlace {
    Objects.requireNonNull(below);
    Objects.requireNonNull(view);
    Objects.requireNonNull(id);
  }

  /**
   * A place in a view.
   *
   * @param faxbox empty when the caller did not name one
   */
  public FaxPlace(UUID account, Optional<UUID> faxbox, View view, UUID id) {
    this(new Below(account, faxbox, Optional.empty()), Optional.of(view), id);
  }

  public UUID account() {
    return below.account();
  }

  /** Whether the fax is to be seen here by somebody with that reach. */
  boolean shows(Fax fax, Reach reach) {
    return view.map(wanted -> direction(wanted) == fax.direction()).orElse(true)
        && meets(below.faxbox(), fax.faxboxId())
        && meets(below.user(), fax.ownerId())
        && meets(reach.faxbox(), fax.faxboxId())
        && meets(reach.owner(), fax.ownerId())
        && meets(reach.submitter(), fax.submittedBy());
  }

  private static Fax.Direction direction(View view) {
    return view == View.INBOX ? Fax.Direction.INBOUND : Fax.Direction.OUTBOUND;
  }

  private static boolean meets(Optional<UUID> wanted, Optional<UUID> given) {
    return wanted.isEmpty() || wanted.equals(given);
  }
}
