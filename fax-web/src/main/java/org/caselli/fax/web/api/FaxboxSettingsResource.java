package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.wire.WireId;

/** The settings given for a faxbox: of those of the account, the ones that a faxbox may have. */
@Path("accounts/{account}/faxboxes/{faxbox}/configs")
@RequestScoped
public class FaxboxSettingsResource extends AccountSettingsResource {
  @PathParam("faxbox")
  private WireId faxbox;

  @Override
  SettingsPlace place() {
    return SettingsPlace.ofFaxbox(account(), faxbox.value());
  }
}
