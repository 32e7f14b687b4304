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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.ChangeFaxbox;
import org.caselli.fax.app.admin.CreateFaxbox;
import org.caselli.fax.app.admin.RemoveFaxbox;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.DocumentFilter;
import org.caselli.fax.wire.FaxboxJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** The faxboxes of an account (spec 1.8). */
@Path("accounts/{account}/faxboxes")
@RequestScoped
public class FaxboxesResource {
  @Inject private Caller caller;
  @Inject private ReadFaxbox readFaxbox;
  @Inject private CreateFaxbox createFaxbox;
  @Inject private ChangeFaxbox changeFaxbox;
  @Inject private RemoveFaxbox removeFaxbox;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @Context private UriInfo uri;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All faxboxes that pass the filters, whole. */
  @GET
  public Response list() {
    ArrayNode data = Json.list();
    readFaxbox.all(caller.access(), account.value()).stream()
        .map(FaxboxJson::of)
        .filter(DocumentFilter.of(uri.getQueryParameters()))
        .forEach(data::add);
    return answers.list(data);
  }

  /** Creates a faxbox. */
  @PUT
  public Response create(InputStream body) throws IOException {
    FaxboxDocument document = FaxboxJson.read(JsonBody.data(JsonBody.read(body, type)));
    Faxbox box = createFaxbox.createFaxbox(caller.access(), account.value(), document);
    return answers.created(FaxboxJson.of(box), WireId.of(box.id()));
  }

  /** One faxbox. */
  @GET
  @Path("{faxbox}")
  public Response read(@PathParam("faxbox") WireId faxbox) {
    return answers.ok(shown(faxbox));
  }

  private ObjectNode shown(WireId faxbox) {
    return FaxboxJson.of(readFaxbox.readFaxbox(caller.access(), account.value(), faxbox.value()));
  }

  /** Replaces the public fields. */
  @POST
  @Path("{faxbox}")
  public Response replace(@PathParam("faxbox") WireId faxbox, InputStream body) throws IOException {
    FaxboxDocument document = FaxboxJson.read(JsonBody.data(JsonBody.read(body, type)));
    return change(faxbox, present -> document);
  }

  /** Merges fields into the present ones; null removes one. */
  @PATCH
  @Path("{faxbox}")
  public Response patch(@PathParam("faxbox") WireId faxbox, InputStream body) throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    return change(faxbox, present -> FaxboxJson.patched(present, data));
  }

  private Response change(WireId faxbox, UnaryOperator<FaxboxDocument> change) {
    Faxbox box =
        changeFaxbox.changeFaxbox(
            caller.access(),
            account.value(),
            faxbox.value(),
            present -> {
              answers.demandUnchanged(() -> shown(faxbox));
              return change.apply(present);
            });
    return answers.ok(FaxboxJson.of(box));
  }

  /** Removes it; answers what it was. */
  @DELETE
  @Path("{faxbox}")
  public Response remove(@PathParam("faxbox") WireId faxbox) {
    Faxbox box = removeFaxbox.removeFaxbox(caller.access(), account.value(), faxbox.value());
    return answers.ok(FaxboxJson.of(box));
  }
}
