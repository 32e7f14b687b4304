package org.caselli.fax.web.api;

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
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.AssignNumber;
import org.caselli.fax.app.admin.ReleaseNumber;
import org.caselli.fax.app.query.ReadNumbers;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AccountJson;
import org.caselli.fax.wire.WireId;

/** The numbers of an account. */
@Path("accounts/{account}/phone_numbers")
@RequestScoped
public class NumbersResource {
  @Inject private Caller caller;
  @Inject private ReadNumbers readNumbers;
  @Inject private AssignNumber assignNumber;
  @Inject private ReleaseNumber releaseNumber;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All numbers, by number. */
  @GET
  public Response list() {
    return answers.ok(AccountJson.of(readNumbers.readNumbers(caller.access(), account.value())));
  }

  /** One number. */
  @GET
  @Path("{number}")
  public Response read(@PathParam("number") String number) {
    return answers.ok(AccountJson.of(readNumbers.one(caller.access(), account.value(), number)));
  }

  /** Gives a number to the account; the body may name the faxbox that answers it. */
  @PUT
  @Path("{number}")
  public Response assign(@PathParam("number") String number, InputStream body) throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    return answers.created(AccountJson.of(assign(number, faxbox(data))));
  }

  /** Kazoo's way to bring a number into service; nobody answers it yet. */
  @PUT
  @Path("{number}/activate")
  public Response activate(@PathParam("number") String number) {
    return answers.created(AccountJson.of(assign(number, Optional.empty())));
  }

  /** Says which faxbox answers an own number; none, if the body names none. */
  @POST
  @Path("{number}")
  public Response replace(@PathParam("number") String number, InputStream body) throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    readNumbers.one(caller.access(), account.value(), number);
    return answers.ok(AccountJson.of(assign(number, faxbox(data))));
  }

  /** As {@code POST}, but the faxbox stays unless the body names one, or null for none. */
  @PATCH
  @Path("{number}")
  public Response patch(@PathParam("number") String number, InputStream body) throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    HostedNumber present = readNumbers.one(caller.access(), account.value(), number);
    Optional<UUID> faxbox = data.has("faxbox_id") ? faxbox(data) : present.faxbox();
    return answers.ok(AccountJson.of(assign(number, faxbox)));
  }

  /** Takes the number away from the account; answers what it was. */
  @DELETE
  @Path("{number}")
  public Response release(@PathParam("number") String number) {
    return answers.ok(
        AccountJson.of(releaseNumber.releaseNumber(caller.access(), account.value(), number)));
  }

  private HostedNumber assign(String number, Optional<UUID> faxbox) {
    return assignNumber.assignNumber(caller.access(), account.value(), number, faxbox);
  }

  private static Optional<UUID> faxbox(ObjectNode data) {
    String id = data.hasNonNull("faxbox_id") ? data.path("faxbox_id").asText("") : "";
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
