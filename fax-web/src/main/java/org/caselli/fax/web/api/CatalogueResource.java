package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.CatalogueJson;

/** What can be set at all, for whoever is signed in. */
@Path("settings")
@RequestScoped
public class CatalogueResource {
  @Inject private Caller caller;
  @Inject private Answers answers;

  /** Every setting with type, range, default and meaning. */
  @GET
  public Response read() {
    caller.access();
    return answers.ok(CatalogueJson.whole());
  }
}
