package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.wire.WireId;

/** The same below one faxbox. */
@Path("accounts/{account}/faxboxes/{faxbox}/faxes")
@RequestScoped
public class FaxboxFaxDocumentsResource extends FaxDocumentsResource {
  @PathParam("faxbox")
  private WireId faxbox;

  @Override
  Optional<UUID> faxbox() {
    return Optional.of(faxbox.value());
  }
}
