package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/**
 * The same for an account and all accounts below it. A class of its own: one at {@code
 * accounts/{account}} would take every request for an account from {@link AccountsResource}.
 */
@Path("accounts/{account}/descendants/webhooks")
@RequestScoped
public class SwitchedOffWebhooksBelowResource extends SwitchedOffWebhooksResource {
  @Override
  boolean isBelowToo() {
    return true;
  }
}
