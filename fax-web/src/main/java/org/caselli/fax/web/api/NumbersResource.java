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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.caselli.fax.app.admin.AssignNumber;
import org.caselli.fax.app.admin.ChangeNumbers;
import org.caselli.fax.app.admin.ReleaseNumber;
import org.caselli.fax.app.query.ReadNumbers;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AccountJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** The numbers of an account. */
@Path("accounts/{account}/phone_numbers")
@RequestScoped
public class NumbersResource {
  @Inject private Caller caller;
  @Inject private ReadNumbers readNumbers;
  @Inject private AssignNumber assignNumber;
  @Inject private ReleaseNumber releaseNumber;
  @Inject private ChangeNumbers changeNumbers;
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
    return answers.ok(AccountJson.of(used(number)));
  }

  /** Whose a number is, if the caller may know. */
  @GET
  @Path("{number}/identify")
  public Response identify(@PathParam("number") String number) {
    HostedNumber hosted = used(number).number();
    return answers.ok(
        Json.object()
            .put("account_id", WireId.of(hosted.account()))
            .put("number", hosted.number()));
  }

  /** Gives a number to the account; the body may name the faxbox that answers it. */
  @PUT
  @Path("{number}")
  public Response assign(@PathParam("number") String number, InputStream body) throws IOException {
    return answers.created(AccountJson.of(assign(number, faxbox(data(body)))));
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
    replace(number, faxbox(data(body)));
    return answers.ok(AccountJson.of(used(number)));
  }

  private HostedNumber replace(String number, Optional<UUID> faxbox) {
    used(number);
    return assign(number, faxbox);
  }

  /** As {@code POST}, but the faxbox stays unless the body names one, or null for none. */
  @PATCH
  @Path("{number}")
  public Response patch(@PathParam("number") String number, InputStream body) throws IOException {
    patch(number, data(body));
    return answers.ok(AccountJson.of(used(number)));
  }

  private HostedNumber patch(String number, ObjectNode data) {
    HostedNumber present = used(number).number();
    return assign(number, data.has("faxbox_id") ? faxbox(data) : present.faxbox());
  }

  /** Takes the number away from the account; answers what it was. */
  @DELETE
  @Path("{number}")
  public Response release(@PathParam("number") String number) {
    return answers.ok(AccountJson.of(release(account.value(), number)));
  }

  private HostedNumber release(UUID whose, String number) {
    return releaseNumber.releaseNumber(caller.access(), whose, number);
  }

  /** Gives several numbers to the account, or none of them. */
  @PUT
  @Path("collection")
  public Response assignAll(InputStream body) throws IOException {
    ObjectNode data = data(body);
    return answers.created(all(data, number -> assign(number, faxbox(data))));
  }

  /** Kazoo's way to bring several into service. */
  @PUT
  @Path("collection/activate")
  public Response activateAll(InputStream body) throws IOException {
    return answers.created(all(data(body), number -> assign(number, Optional.empty())));
  }

  /** Says which faxbox answers several own numbers. */
  @POST
  @Path("collection")
  public Response replaceAll(InputStream body) throws IOException {
    ObjectNode data = data(body);
    return answers.ok(all(data, number -> replace(number, faxbox(data))));
  }

  /** The same, if the body names one, or null for none. */
  @PATCH
  @Path("collection")
  public Response patchAll(InputStream body) throws IOException {
    ObjectNode data = data(body);
    return answers.ok(all(data, number -> patch(number, data)));
  }

  /** Takes several numbers away from the account, or none of them. */
  @DELETE
  @Path("collection")
  public Response releaseAll(InputStream body) throws IOException {
    return answers.ok(all(data(body), number -> release(account.value(), number)));
  }

  private ObjectNode all(ObjectNode data, Function<String, HostedNumber> change) {
    List<String> numbers =
        StreamSupport.stream(data.path("numbers").spliterator(), false)
            .map(number -> number.asText())
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode success = answer.putObject("success");
    changeNumbers
        .changeNumbers(caller.access(), account.value(), numbers, change)
        .forEach(number -> success.set(number.number(), AccountJson.of(number)));
    return answer;
  }

  private HostedNumber assign(String number, Optional<UUID> faxbox) {
    return assignNumber.assignNumber(caller.access(), account.value(), number, faxbox);
  }

  private ReadNumbers.Used used(String number) {
    return readNumbers.one(caller.access(), account.value(), number);
  }

  private ObjectNode data(InputStream body) throws IOException {
    return JsonBody.data(JsonBody.read(body, type));
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
