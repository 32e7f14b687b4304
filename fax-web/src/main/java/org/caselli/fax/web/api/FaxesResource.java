package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.caselli.fax.app.cancel.CancelBatch;
import org.caselli.fax.app.cancel.CancelFax;
import org.caselli.fax.app.erase.RemoveFax;
import org.caselli.fax.app.inbox.MarkFax;
import org.caselli.fax.app.notify.ExplainFax;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ListFaxes;
import org.caselli.fax.app.query.ListFaxes.Wanted;
import org.caselli.fax.app.query.ReadBatch;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.app.submit.SubmitFax;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.job.Batches;
import org.caselli.fax.domain.submission.Accepted;
import org.caselli.fax.web.repeat.Repeated;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.repeat.RequestKey;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.AttemptJson;
import org.caselli.fax.wire.BatchJson;
import org.caselli.fax.wire.ExplanationJson;
import org.caselli.fax.wire.FaxHint;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.FaxSearch;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SubmissionReader;
import org.caselli.fax.wire.UnreadJson;
import org.caselli.fax.wire.WireId;

/** The faxes of an account: submit, list, read, act on and remove (spec 1.2). */
@Path("accounts/{account}/faxes")
@RequestScoped
public class FaxesResource extends BelowFaxes {
  private static final String VIEW = "{view:outgoing|outbox|inbox}";
  private static final String ENDED = "{view:outbox|inbox}/{fax}";

  @Inject private Intake intake;
  @Inject private Resending resending;
  @Inject private ListFaxes listFaxes;
  @Inject private ReadFax readFax;
  @Inject private MarkFax markFax;
  @Inject private ExplainFax explainFax;
  @Inject private CancelFax cancelFax;
  @Inject private CancelBatch cancelBatch;
  @Inject private SubmissionReader reader;
  @Inject private RemoveFax removeFax;
  @Inject private ReadBatch readBatch;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @Context private UriInfo uri;

  /** Submits faxes; 202 with the public document of the only one, or with the batch. */
  @PUT
  @Repeated(How.BY_ITSELF)
  public Response submit(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      @HeaderParam(RequestKey.HEADER) @DefaultValue("") String key,
      InputStream body)
      throws IOException {
    var place = new SubmissionReader.Place(account(), faxbox(), user());
    SubmitFax.Answer answer = intake.submit(place, type, key, body);
    return told(answer, answers.accepted(submitted(answer.accepted())));
  }

  private static Response told(SubmitFax.Answer answer, Response response) {
    return answer.repeated()
        ? Response.fromResponse(response).header(RequestKey.REPLAYED, true).build()
        : response;
  }

  private ObjectNode submitted(Accepted accepted) {
    if (accepted.batch().isEmpty()) {
      FaxPlace place = place(View.OUTGOING, new WireId(accepted.first()));
      return FaxJson.of(readFax.readFax(access(), place));
    }
    UUID batch = accepted.batch().get();
    List<Batches.Member> members = readBatch.readBatch(access(), account(), batch);
    return BatchJson.of(batch, members, accepted.faxes());
  }

  /** The faxes of one request to several recipients. */
  @GET
  @Path("batches/{batch}")
  public Response batch(@PathParam("batch") WireId batch) {
    return answers.ok(
        BatchJson.of(batch.value(), readBatch.readBatch(access(), account(), batch.value())));
  }

  /** Cancels those of them that have not ended. */
  @PUT
  @Path("batches/{batch}")
  public Response cancelBatch(
      @PathParam("batch") WireId batch, @BeanParam ActionRequest request, InputStream body)
      throws IOException {
    permitSending();
    FaxAction.CANCEL.mustBe(JsonBody.readIfAny(body, request.type), request.action);
    cancelBatch.cancelBatch(access(), account(), batch.value());
    return batch(batch);
  }

  /** Whoever may not send is told so before anything of the body is read. */
  private void permitSending() {
    reader.permit(access(), new SubmissionReader.Place(account(), faxbox(), user()));
  }

  /** The same under its other name. */
  @PUT
  @Path("outgoing")
  @Repeated(How.BY_ITSELF)
  public Response submitOutgoing(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      @HeaderParam(RequestKey.HEADER) @DefaultValue("") String key,
      InputStream body)
      throws IOException {
    return submit(type, key, body);
  }

  /** A page of one of the views, or all of it. */
  @GET
  @Path(VIEW)
  public Response list(@PathParam("view") String viewName) {
    View view = view(viewName);
    ListQuery query = lists.query(uri);
    FaxSearch search = FaxSearch.of(uri.getQueryParameters());
    Wanted wanted =
        new Wanted(
            view,
            FaxHint.of(query.filter()),
            search.words(),
            row ->
                query.modified().holds(row.times().modified())
                    && search.test(row)
                    && (query.filter().isEmpty() || query.filter().test(FaxJson.whole(row))));
    return lists.answer(
        query,
        (stretch, size) -> listFaxes.listFaxes(access(), below(), wanted, stretch, size),
        row -> FaxJson.of(row, view));
  }

  /** One fax as it is now. */
  @GET
  @Path(VIEW + "/{fax}")
  public Response read(@PathParam("view") String view, @PathParam("fax") WireId fax) {
    return answers.ok(FaxJson.of(readFax.readFax(access(), place(view(view), fax))));
  }

  /** One fax, sent or received. */
  @GET
  @Path("{fax}")
  public Response readAny(@PathParam("fax") WireId fax) {
    return answers.ok(FaxJson.of(readFax.readFax(access(), anyPlace(fax))));
  }

  /** Cancels a fax that is on its way. */
  @PUT
  @Path("outgoing/{fax}")
  public Response cancel(
      @PathParam("fax") WireId fax, @BeanParam ActionRequest request, InputStream body)
      throws IOException {
    FaxPlace place = place(View.OUTGOING, fax);
    permitSending();
    FaxAction.CANCEL.mustBe(JsonBody.readIfAny(body, request.type), request.action);
    cancelFax.cancelFax(access(), place);
    return answers.ok(FaxJson.of(readFax.readFax(access(), place)));
  }

  /** Sends a fax that has ended again, or a received one onward, as a new fax (spec 1.6). */
  @PUT
  @Path(ENDED)
  @Repeated(How.BY_ITSELF)
  public Response resend(
      @PathParam("view") String viewName,
      @PathParam("fax") WireId fax,
      @BeanParam ActionRequest request,
      InputStream body)
      throws IOException {
    View view = view(viewName);
    SubmitFax.Answer answer = resending.resend(FaxAction.in(view), place(view, fax), request, body);
    return told(answer, answers.ok(submitted(answer.accepted())));
  }

  /** Takes a fax out of every list and erases its documents; answers what it was. */
  @DELETE
  @Path(ENDED)
  public Response remove(@PathParam("view") String view, @PathParam("fax") WireId fax) {
    return answers.ok(FaxJson.of(removeFax.removeFax(access(), place(view(view), fax))));
  }

  /** All attempts to send a fax, each with its timeline. */
  @GET
  @Path("{fax}/attempts")
  public Response attempts(@PathParam("fax") WireId fax) {
    ArrayNode data = Json.list();
    readFax
        .attempts(access(), place(View.OUTGOING, fax))
        .forEach(attempt -> data.add(AttemptJson.of(attempt)));
    return answers.list(data);
  }

  /** Marks a received fax as read, or as unread again. */
  @PATCH
  @Path("inbox/{fax}")
  public Response mark(
      @PathParam("fax") WireId fax,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    FaxPlace place = place(View.INBOX, fax);
    readFax.readFax(access(), place);
    boolean unread = UnreadJson.read(JsonBody.data(JsonBody.read(body, type)));
    return answers.ok(FaxJson.of(markFax.markFax(access(), place, unread)));
  }

  /** Why a fax has not come through, in sentences for people. */
  @GET
  @Path("{fax}/explanation")
  public Response explanation(
      @PathParam("fax") WireId fax, @QueryParam("language") @DefaultValue("") String language) {
    return answers.ok(ExplanationJson.of(explainFax.explainFax(access(), anyPlace(fax), language)));
  }

  private static View view(String name) {
    return View.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
