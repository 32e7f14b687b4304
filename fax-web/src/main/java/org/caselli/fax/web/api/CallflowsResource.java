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
import org.caselli.fax.app.callflow.ChangeCallflow;
import org.caselli.fax.app.callflow.CreateCallflow;
import org.caselli.fax.app.callflow.ReadCallflows;
import org.caselli.fax.app.callflow.RemoveCallflow;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.CallflowJson;
import org.caselli.fax.wire.DocumentFilter;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** What the numbers of an account lead to, as in Kazoo. */
@Path("accounts/{account}/callflows")
@RequestScoped
public class CallflowsResource {
  @Inject private Caller caller;
  @Inject private ReadCallflows readCallflows;
  @Inject private CreateCallflow createCallflow;
  @Inject private ChangeCallflow changeCallflow;
  @Inject private RemoveCallflow removeCallflow;
  @Inject private Answers answers;

  @PathParam("account")
  private WireId account;

  @Context private UriInfo uri;

  @HeaderParam(HttpHeaders.CONTENT_TYPE)
  @DefaultValue("")
  private String type;

  /** All callflows that pass the filters, in short. */
  @GET
  public Response list() {
    DocumentFilter filter = DocumentFilter.of(uri.getQueryParameters());
    ArrayNode data = Json.list();
    readCallflows.readCallflows(caller.access(), account.value()).stream()
        .filter(callflow -> filter.test(CallflowJson.of(callflow)))
        .map(CallflowJson::summary)
        .forEach(data::add);
    return answers.list(data);
  }

  /** Creates a callflow. */
  @PUT
  public Response create(InputStream body) throws IOException {
    CallflowDocument document = CallflowJson.read(data(body));
    Callflow callflow =
        createCallflow.createCallflow(caller.access(), account.value(), document, actor());
    return answers.created(CallflowJson.of(callflow), WireId.of(callflow.id()));
  }

  /** One callflow, with the names of what it mentions. */
  @GET
  @Path("{callflow}")
  public Response read(@PathParam("callflow") WireId callflow) {
    return answers.ok(shown(callflow));
  }

  private ObjectNode shown(WireId callflow) {
    return CallflowJson.of(readCallflows.one(caller.access(), account.value(), callflow.value()));
  }

  /** Replaces the public fields. */
  @POST
  @Path("{callflow}")
  public Response replace(@PathParam("callflow") WireId callflow, InputStream body)
      throws IOException {
    CallflowDocument document = CallflowJson.read(data(body));
    return change(callflow, present -> document);
  }

  /** Merges fields into the present ones; null removes one. */
  @PATCH
  @Path("{callflow}")
  public Response patch(@PathParam("callflow") WireId callflow, InputStream body)
      throws IOException {
    ObjectNode data = data(body);
    return change(callflow, present -> CallflowJson.patched(present, data));
  }

  private Response change(WireId callflow, UnaryOperator<CallflowDocument> change) {
    ChangeCallflow.Which which = new ChangeCallflow.Which(account.value(), callflow.value());
    return answers.ok(
        CallflowJson.of(
            changeCallflow.changeCallflow(
                caller.access(),
                which,
                present -> {
                  answers.demandUnchanged(() -> shown(callflow));
                  return change.apply(present);
                },
                actor())));
  }

  /** Removes it; answers what it was. */
  @DELETE
  @Path("{callflow}")
  public Response remove(@PathParam("callflow") WireId callflow) {
    return answers.ok(
        CallflowJson.of(
            removeCallflow.removeCallflow(
                caller.access(), account.value(), callflow.value(), actor())));
  }

  private ObjectNode data(InputStream body) throws IOException {
    return JsonBody.data(JsonBody.read(body, type));
  }

  private Actor actor() {
    return new Actor(WireId.of(caller.access().principal()), caller.requestId());
  }
}
