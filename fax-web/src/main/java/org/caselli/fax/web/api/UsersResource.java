package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.caselli.fax.app.people.ChangeUser;
import org.caselli.fax.app.people.CreateUser;
import org.caselli.fax.app.people.ReadUsers;
import org.caselli.fax.app.people.RemoveUser;
import org.caselli.fax.app.people.UserChange;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.UserJson;
import org.caselli.fax.wire.WireId;

/** The users of an account. */
@Path("accounts/{account}/users")
@RequestScoped
public class UsersResource {
  @Inject private Caller caller;
  @Inject private ReadUsers readUsers;
  @Inject private CreateUser createUser;
  @Inject private ChangeUser changeUser;
  @Inject private RemoveUser removeUser;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All users that the caller may see, in short. */
  @GET
  public Response list() {
    ArrayNode data = Json.list();
    readUsers
        .readUsers(caller.access(), account.value())
        .forEach(user -> data.add(UserJson.summary(user)));
    return answers.list(data);
  }

  /** Creates a user. */
  @PUT
  public Response create(InputStream body) throws IOException {
    UserChange wanted = UserJson.read(data(body));
    User user = createUser.createUser(caller.access(), account.value(), wanted);
    return answers.created(UserJson.of(user), WireId.of(user.id()));
  }

  /** One user. */
  @GET
  @Path("{user}")
  public Response read(@PathParam("user") WireId user) {
    return answers.ok(shown(user));
  }

  private ObjectNode shown(WireId user) {
    return UserJson.of(readUsers.one(caller.access(), account.value(), user.value()));
  }

  /** Replaces the public fields; the password stays unless there is a new one. */
  @POST
  @Path("{user}")
  public Response replace(@PathParam("user") WireId user, InputStream body) throws IOException {
    ObjectNode data = data(body);
    return change(user, present -> UserJson.read(data));
  }

  /** Merges fields into the present ones; null removes one. */
  @PATCH
  @Path("{user}")
  public Response patch(@PathParam("user") WireId user, InputStream body) throws IOException {
    ObjectNode data = data(body);
    return change(user, present -> UserJson.patched(present, data));
  }

  private Response change(WireId user, Function<User.Profile, UserChange> change) {
    return answers.ok(
        UserJson.of(
            changeUser.changeUser(
                caller.access(),
                account.value(),
                user.value(),
                present -> {
                  answers.demandUnchanged(() -> shown(user));
                  return change.apply(present);
                })));
  }

  /** Removes the user; answers what it was. */
  @DELETE
  @Path("{user}")
  public Response remove(@PathParam("user") WireId user) {
    return answers.ok(
        UserJson.of(removeUser.removeUser(caller.access(), account.value(), user.value())));
  }

  private ObjectNode data(InputStream body) throws IOException {
    return JsonBody.data(JsonBody.read(body, type));
  }
}
