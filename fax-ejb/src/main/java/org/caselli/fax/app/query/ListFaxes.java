package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** Lists the faxes of an account or of a faxbox. Thread-safe. */
@ApplicationScoped
public class ListFaxes {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final FaxIndex index;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListFaxes() {
    this(null, null, null);
  }

  @Inject
  public ListFaxes(Tenancy tenancy, Faxboxes faxboxes, FaxIndex index) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.index = index;
  }

  /** What the listing asks for, at most {@code listing.most()}. */
  @Transactional
  public List<FaxIndex.Row> listFaxes(Access access, FaxListing listing) {
    tenancy.enter(access, listing.account());
    listing
        .faxbox()
        .ifPresent(
            id ->
                faxboxes
                    .byId(listing.account(), id)
                    .orElseThrow(() -> FaxException.notFound("faxbox", id)));
    return index.list(listing);
  }
}
