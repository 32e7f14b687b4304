package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.app.admin.SignIn.SignedIn;
import org.caselli.fax.app.people.Credentials;
import org.caselli.fax.app.people.SignInUser;
import org.caselli.fax.app.people.SignOut;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.security.Open;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SignInJson;

/** Signing in by name and password, and out. */
@Path("user_auth")
@RequestScoped
public class UserAuthResource {
  @Inject private SignInUser signInUser;
  @Inject private SignOut signOut;
  @Inject private Caller caller;
  @Inject private Answers answers;
  @Inject private HttpServletRequest http;

  /** 201 with a token. */
  @PUT
  @Open
  public Response signIn(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    Credentials credentials = SignInJson.read(JsonBody.data(JsonBody.read(body, type)));
    SignedIn signedIn = signInUser.signInUser(credentials, http.getRemoteAddr());
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
