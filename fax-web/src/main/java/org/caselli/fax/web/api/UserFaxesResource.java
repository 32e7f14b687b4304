package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.wire.WireId;

/** The same below one user. */
@Path("accounts/{account}/users/{user}/faxes")
@RequestScoped
public class UserFaxesResource extends FaxesResource {
  @PathParam("user")
  private WireId user;

  @Override
  Optional<UUID> user() {
    return Optional.of(user.value());
  }
}
