package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.admin.SignIn;
import org.caselli.fax.app.people.SignOut;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.security.Open;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SignInJson;

/** Signing in by API key, and out. */
@Path("api_auth")
@RequestScoped
public class AuthResource {
  @Inject private SignIn signIn;
  @Inject private SignOut signOut;
  @Inject private Caller caller;
  @Inject private Answers answers;

  /** 201 with a token. */
  @PUT
  @Open
  public Response signIn(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    String key = JsonBody.data(JsonBody.read(body, type)).path("api_key").asText("");
    if (key.isBlank()) {
      throw FaxException.invalid(new Violation("api_key", "required", "Send the API key"));
    }
    SignIn.SignedIn signedIn = signIn.signIn(key);
    caller.received(signedIn.token());
    return answers.created(SignInJson.of(signedIn));
  }

  /** Ends the token that the request comes with. */
  @DELETE
  public Response signOut() {
    signOut.signOut(caller.token());
    return answers.ok(Json.object());
  }
}
