package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.AssignNumber;
import org.caselli.fax.app.admin.CreateAccount;
import org.caselli.fax.app.query.ReadAccount;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AccountJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** Accounts and their numbers. */
@Path("accounts")
@RequestScoped
public class AccountsResource {
  @Inject private Caller caller;
  @Inject private CreateAccount createAccount;
  @Inject private ReadAccount readAccount;
  @Inject private AssignNumber assignNumber;
  @Inject private Answers answers;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** Creates an account below the caller's own. */
  @PUT
  public Response create(InputStream body) throws IOException {
    return create(caller.access().account(), body);
  }

  /** Creates an account below another. */
  @PUT
  @Path("{account}")
  public Response create(@PathParam("account") WireId parent, InputStream body) throws IOException {
    return create(parent.value(), body);
  }

  private Response create(UUID parent, InputStream body) throws IOException {
    var wanted = AccountJson.read(JsonBody.data(JsonBody.read(body, type)));
    var account = createAccount.createAccount(caller.access(), parent, wanted);
    return answers.created(AccountJson.of(account));
  }

  /** One account. */
  @GET
  @Path("{account}")
  public Response read(@PathParam("account") WireId account) {
    return answers.ok(AccountJson.of(readAccount.readAccount(caller.access(), account.value())));
  }

  /** The numbers of the account. */
  @GET
  @Path("{account}/phone_numbers")
  public Response numbers(@PathParam("account") WireId account) {
    ArrayNode data = Json.list();
    readAccount
        .numbers(caller.access(), account.value())
        .forEach(number -> data.add(AccountJson.of(number)));
    return answers.list(data);
  }

  /** Gives a number to the account; the body may name the faxbox that answers it. */
  @PUT
  @Path("{account}/phone_numbers/{number}")
  public Response assignNumber(
      @PathParam("account") WireId account, @PathParam("number") String number, InputStream body)
      throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    var hosted = assignNumber.assignNumber(caller.access(), account.value(), number, faxbox(data));
    return answers.created(AccountJson.of(hosted));
  }

  private static Optional<UUID> faxbox(ObjectNode data) {
    String id = data.path("faxbox_id").asText("");
    try {
      return id.isEmpty() ? Optional.empty() : Optional.of(WireId.fromString(id).value());
    } catch (IllegalArgumentException e) {
      FaxException exception =
          FaxException.invalid(
              new Violation("faxbox_id", "pattern", "This is not the id of a faxbox"));
      exception.initCause(e);
      throw exception;
    }
  }
}
