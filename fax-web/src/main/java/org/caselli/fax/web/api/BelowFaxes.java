package org.caselli.fax.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.WireId;

/** Who asks for faxes, and below what: an account, or one of its faxboxes or users. */
abstract class BelowFaxes {
  @Inject private Caller caller;

  @PathParam("account")
  private WireId account;

  /** The faxbox that all this is about; none here. */
  Optional<UUID> faxbox() {
    return Optional.empty();
  }

  /** The user that all this is about; none here. */
  Optional<UUID> user() {
    return Optional.empty();
  }

  Access access() {
    return caller.access();
  }

  UUID account() {
    return account.value();
  }

  Below below() {
    return new Below(account.value(), faxbox(), user());
  }

  FaxPlace place(View view, WireId fax) {
    return new FaxPlace(below(), Optional.of(view), fax.value());
  }

  FaxPlace anyPlace(WireId fax) {
    return new FaxPlace(below(), Optional.empty(), fax.value());
  }
}
