package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.caselli.fax.app.erase.EraseDocuments;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.OpenDocument;
import org.caselli.fax.app.query.OpenPreview;
import org.caselli.fax.app.query.OpenedDocument;
import org.caselli.fax.app.query.OpenedPreview;
import org.caselli.fax.app.query.ReadPages;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.PageJson;
import org.caselli.fax.wire.WireId;

/** The documents of an account's faxes and what their pages look like (spec 1.7). */
@Path("accounts/{account}/faxes")
@RequestScoped
public class FaxDocumentsResource extends BelowFaxes {
  private static final String DOCUMENT = "{view:outbox|inbox}/{fax}/attachment";
  private static final String PAGE = "{fax}/pages/{page:\\d+}.png";

  @Inject private OpenDocument openDocument;
  @Inject private OpenPreview openPreview;
  @Inject private ReadPages readPages;
  @Inject private EraseDocuments eraseDocuments;
  @Inject private Answers answers;

  @Context private HttpHeaders headers;

  /** The document of a fax, or a picture of one of its pages. */
  @GET
  @Path(DOCUMENT)
  public Response document(
      @PathParam("view") String view,
      @PathParam("fax") WireId fax,
      @BeanParam AttachmentQuery query) {
    return attachment(place(view(view), fax), query, false);
  }

  /** The headers of the same. */
  @HEAD
  @Path(DOCUMENT)
  public Response documentHeaders(
      @PathParam("view") String view,
      @PathParam("fax") WireId fax,
      @BeanParam AttachmentQuery query) {
    return attachment(place(view(view), fax), query, true);
  }

  /** Erases the documents in every form; what is known of the fax stays, and is answered. */
  @DELETE
  @Path(DOCUMENT)
  public Response erase(@PathParam("view") String view, @PathParam("fax") WireId fax) {
    return answers.ok(FaxJson.of(eraseDocuments.eraseDocuments(access(), place(view(view), fax))));
  }

  /** How many pages a fax has, and what each is like. */
  @GET
  @Path("{fax}/pages")
  public Response pages(@PathParam("fax") WireId fax) {
    return answers.ok(PageJson.of(readPages.readPages(access(), anyPlace(fax))));
  }

  /** A page as a picture. */
  @GET
  @Path(PAGE)
  public Response page(
      @PathParam("fax") WireId fax, @PathParam("page") int page, @BeanParam AttachmentQuery query) {
    return picture(anyPlace(fax), page, query, "inline", false);
  }

  /** The headers of the same. */
  @HEAD
  @Path(PAGE)
  public Response pageHeaders(
      @PathParam("fax") WireId fax, @PathParam("page") int page, @BeanParam AttachmentQuery query) {
    return picture(anyPlace(fax), page, query, "inline", true);
  }

  private Response attachment(FaxPlace place, AttachmentQuery query, boolean headersOnly) {
    AttachmentChoice choice = query.choice();
    if (choice.preview()) {
      return picture(place, query.page(), query, query.disposition, headersOnly);
    }
    OpenedDocument opened =
        openDocument.openDocument(access(), place, choice.format(), query.document());
    choice.check(opened.document().mediaType());
    return new AttachmentAnswer(opened, headers, query.disposition).response(headersOnly);
  }

  private Response picture(
      FaxPlace place, int page, AttachmentQuery query, String disposition, boolean headersOnly) {
    OpenedPreview preview = openPreview.openPreview(access(), place, page, query.widthPx());
    return new PreviewAnswer(preview, headers, disposition).response(headersOnly);
  }

  private static View view(String name) {
    return View.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
