package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.wire.WireId;

/** The same for a document that would be sent through one faxbox. */
@Path("accounts/{account}/faxboxes/{faxbox}/faxes/preview")
@RequestScoped
public class FaxboxDocumentPreviewResource extends DocumentPreviewResource {
  @PathParam("faxbox")
  private WireId faxbox;

  @Override
  Optional<UUID> faxbox() {
    return Optional.of(faxbox.value());
  }
}
