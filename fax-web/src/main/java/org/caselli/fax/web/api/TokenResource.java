package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.caselli.fax.app.people.SignOut;
import org.caselli.fax.app.query.ReadAccount;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SignInJson;
import org.caselli.fax.wire.WireId;

/** The caller's own token: whom it speaks for, and its end; as Kazoo's clients ask. */
@Path("accounts/{account}/user_auth/{token}")
@RequestScoped
public class TokenResource {
  @Inject private ReadAccount readAccount;
  @Inject private SignOut signOut;
  @Inject private Caller caller;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @PathParam("token")
  private String token;

  /** Whom it speaks for. */
  @GET
  public Response read() {
    Account own = readAccount.readAccount(caller.access(), account.value());
    demandOwn();
    return answers.ok(SignInJson.of(caller.access(), own));
  }

  /** Ends it. */
  @DELETE
  public Response end() {
    readAccount.readAccount(caller.access(), account.value());
    demandOwn();
    signOut.signOut(token);
    return answers.ok(Json.object());
  }

  private void demandOwn() {
    boolean own = token.equals(caller.token()) && caller.access().account().equals(account.value());
    if (!own) {
      throw new FaxException(ProblemType.NOT_FOUND, "There is no such token of yours");
    }
  }
}
