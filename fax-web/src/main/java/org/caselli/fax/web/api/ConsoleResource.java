package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.caselli.fax.app.people.ReadProvider;
import org.caselli.fax.app.query.ReadAccount;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.security.Open;
import org.caselli.fax.wire.SignInJson;
import org.caselli.fax.wire.SignInWaysJson;

/** What the web console asks around signing in. */
@Path("console")
@RequestScoped
public class ConsoleResource {
  @Inject private ReadProvider readProvider;
  @Inject private ReadAccount readAccount;
  @Inject private Caller caller;
  @Inject private Answers answers;

  /** Where else than here people may sign in. */
  @GET
  @Open
  public Response ways() {
    return answers.ok(SignInWaysJson.of(readProvider.readProvider()));
  }

  /** Whom the token of the request speaks for. */
  @GET
  @Path("session")
  public Response session() {
    Access access = caller.access();
    return answers.ok(SignInJson.of(access, readAccount.readAccount(access, access.account())));
  }
}
