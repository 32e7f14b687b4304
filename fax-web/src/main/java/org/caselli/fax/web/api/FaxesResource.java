package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.cancel.CancelFax;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ListFaxes;
import org.caselli.fax.app.query.OpenDocument;
import org.caselli.fax.app.query.OpenPreview;
import org.caselli.fax.app.query.OpenedDocument;
import org.caselli.fax.app.query.OpenedPreview;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing.Place;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.web.api.ListQuery.Bounds;
import org.caselli.fax.web.json.PageKey;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AttemptJson;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** The faxes of an account: submit, list, read and download (spec 1.2). */
@Path("accounts/{account}/faxes")
@RequestScoped
public class FaxesResource {
  private static final String VIEW = "{view:outgoing|outbox|inbox}";
  private static final String DOCUMENT = "{view:outbox|inbox}/{fax}/attachment";

  @Inject private Caller caller;
  @Inject private Intake intake;
  @Inject private ListFaxes listFaxes;
  @Inject private ReadFax readFax;
  @Inject private CancelFax cancelFax;
  @Inject private OpenDocument openDocument;
  @Inject private OpenPreview openPreview;
  @Inject private Answers answers;
  @Inject private Settings settings;

  @PathParam("account")
  private WireId account;

  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** Submits a fax; 202 with its public document. */
  @PUT
  public Response submit(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    UUID fax = intake.submit(account.value(), faxbox(), type, body);
    return answers.accepted(
        FaxJson.of(readFax.readFax(caller.access(), place(View.OUTGOING, fax))));
  }

  /** The same under its other name. */
  @PUT
  @Path("outgoing")
  public Response submitOutgoing(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    return submit(type, body);
  }

  /** A page of one of the views. */
  @GET
  @Path(VIEW)
  public Response list(@PathParam("view") String viewName) {
    View view = view(viewName);
    ListQuery query = ListQuery.parse(uri.getQueryParameters(), Bounds.of(settings.system()));
    List<FaxIndex.Row> rows =
        listFaxes.listFaxes(caller.access(), query.listing(account.value(), faxbox(), view));
    boolean more = rows.size() > query.pageSize();
    List<FaxIndex.Row> shown = more ? rows.subList(0, query.pageSize()) : rows;
    ArrayNode data = Json.list();
    shown.forEach(row -> data.add(FaxJson.of(row, view)));
    Optional<String> next = more ? Optional.of(key(shown.get(shown.size() - 1))) : Optional.empty();
    return answers.page(data, query.startKey(), next);
  }

  /** One fax as it is now. */
  @GET
  @Path(VIEW + "/{fax}")
  public Response read(@PathParam("view") String view, @PathParam("fax") WireId fax) {
    return answers.ok(FaxJson.of(readFax.readFax(caller.access(), place(view(view), fax.value()))));
  }

  /** Does something with a fax that is on its way (spec 1.6). */
  @PUT
  @Path("outgoing/{fax}")
  public Response act(
      @PathParam("fax") WireId fax,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    FaxPlace place = place(View.OUTGOING, fax.value());
    FaxAction.CANCEL.mustBe(JsonBody.read(body, type));
    cancelFax.cancelFax(caller.access(), place);
    return answers.ok(FaxJson.of(readFax.readFax(caller.access(), place)));
  }

  /** All attempts to send a fax, each with its timeline. */
  @GET
  @Path("{fax}/attempts")
  public Response attempts(@PathParam("fax") WireId fax) {
    ArrayNode data = Json.list();
    readFax
        .attempts(caller.access(), place(View.OUTGOING, fax.value()))
        .forEach(attempt -> data.add(AttemptJson.of(attempt)));
    return answers.list(data);
  }

  /** The document of a fax, or a picture of one of its pages. */
  @GET
  @Path(DOCUMENT)
  public Response document(
      @PathParam("view") String view,
      @PathParam("fax") WireId fax,
      @BeanParam AttachmentQuery query) {
    return attachment(place(view(view), fax.value()), query, false);
  }

  /** The headers of the same. */
  @HEAD
  @Path(DOCUMENT)
  public Response documentHeaders(
      @PathParam("view") String view,
      @PathParam("fax") WireId fax,
      @BeanParam AttachmentQuery query) {
    return attachment(place(view(view), fax.value()), query, true);
  }

  private Response attachment(FaxPlace place, AttachmentQuery query, boolean headersOnly) {
    AttachmentChoice choice = query.choice();
    if (choice.preview()) {
      OpenedPreview preview =
          openPreview.openPreview(caller.access(), place, query.page(), query.widthPx());
      return new PreviewAnswer(preview, headers, query.disposition).response(headersOnly);
    }
    OpenedDocument opened = openDocument.openDocument(caller.access(), place, choice.format());
    choice.check(opened.document().mediaType());
    return new AttachmentAnswer(opened, headers, query.disposition).response(headersOnly);
  }

  private FaxPlace place(View view, UUID fax) {
    return new FaxPlace(account.value(), faxbox(), view, fax);
  }

  /** The faxbox that all this is about; none here. */
  Optional<UUID> faxbox() {
    return Optional.empty();
  }

  private static View view(String name) {
    return View.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String key(FaxIndex.Row row) {
    return PageKey.of(new Place(row.created(), row.id()));
  }
}
