package org.caselli.fax.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.maintain.ListJobs;
import org.caselli.fax.app.maintain.SupplyDocument;
import org.caselli.fax.app.maintain.UpdateJob;
import org.caselli.fax.app.submit.Submission;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.FaxJson;
import org.caselli.fax.wire.JobJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/** What an operator does with jobs, over all accounts (spec 11). */
@Path("maintenance/jobs")
@RequestScoped
public class JobsResource {
  @Inject private Caller caller;
  @Inject private ListJobs listJobs;
  @Inject private UpdateJob updateJob;
  @Inject private SupplyDocument supplyDocument;
  @Inject private DocumentUpload upload;
  @Inject private Tenancy tenancy;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @Context private UriInfo uri;

  /** Jobs in a state. */
  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("pending") String state,
      @QueryParam("account_id") @DefaultValue("") String account,
      @QueryParam("faxbox_id") @DefaultValue("") String faxbox) {
    JobState wanted = listed(state);
    Optional<UUID> ofAccount = id("account_id", account);
    Optional<UUID> ofFaxbox = id("faxbox_id", faxbox);
    Access access = caller.access();
    return lists.answer(
        lists.query(uri),
        (stretch, size) ->
            listJobs.listJobs(
                access, new JobListing(wanted, ofAccount, ofFaxbox, stretch.after()), size),
        JobJson::of);
  }

  /** Moves a job to another state. */
  @POST
  @Path("{job}")
  public Response update(
      @PathParam("job") WireId job,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    tenancy.administerSystem(caller.access());
    String status = JsonBody.data(JsonBody.read(body, type)).path("status").asText("");
    Actor actor = new Actor(WireId.of(caller.access().principal()), caller.requestId());
    updateJob.updateJob(caller.access(), actor, job.value(), FaxJson.state(status));
    return answers.ok(Json.object().put("id", WireId.of(job.value())));
  }

  /** Gives a job the document that it lacks. */
  @PUT
  @Path("{job}/document")
  public Response supply(
      @PathParam("job") WireId job,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type,
      InputStream body)
      throws IOException {
    Access access = caller.access();
    tenancy.administerSystem(access);
    Submission.Upload received = upload.receive(body, type);
    try {
      Actor actor = new Actor(WireId.of(access.principal()), caller.requestId());
      JobState state =
          supplyDocument.supplyDocument(
              access, actor, job.value(), received.file(), received.mediaType());
      return answers.ok(
          Json.object().put("id", WireId.of(job.value())).put("status", FaxJson.status(state)));
    } finally {
      upload.discard(received.file());
    }
  }

  private static JobState listed(String word) {
    return FaxJson.state(word)
        .orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation(
                        "state",
                        "enum",
                        "A state is attaching_files, pending, processing, completed, failed or"
                            + " cancelled")));
  }

  private static Optional<UUID> id(String field, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(WireId.fromString(text).value());
    } catch (IllegalArgumentException e) {
      FaxException exception =
          FaxException.invalid(new Violation(field, "pattern", "This is not an id"));
      exception.initCause(e);
      throw exception;
    }
  }
}
