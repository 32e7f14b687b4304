package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.maintain.CheckSwitches;
import org.caselli.fax.app.maintain.FlushCaches;
import org.caselli.fax.app.maintain.PauseSending;
import org.caselli.fax.app.maintain.ReadSituation;
import org.caselli.fax.app.maintain.ReadVersions;
import org.caselli.fax.app.maintain.ResumeSending;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SituationJson;
import org.caselli.fax.wire.SwitchReportJson;
import org.caselli.fax.wire.VersionJson;
import org.caselli.fax.wire.WireId;

/** How the system is doing, and the brake of its administrator. */
@Path("maintenance")
@RequestScoped
public class MaintenanceResource {
  @Inject private Caller caller;
  @Inject private Tenancy tenancy;
  @Inject private ReadSituation readSituation;
  @Inject private ReadHeldBack readHeldBack;
  @Inject private PauseSending pauseSending;
  @Inject private ResumeSending resumeSending;
  @Inject private FlushCaches flushCaches;
  @Inject private ReadVersions readVersions;
  @Inject private CheckSwitches checkSwitches;
  @Inject private Answers answers;

  /** What waits, what is being sent, what is paused, and the switches. */
  @GET
  public Response situation() {
    return answers.ok(SituationJson.of(readSituation.readSituation(caller.access())));
  }

  /** Pauses sending for an account or the system. */
  @POST
  @Path("pause")
  public Response pause(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    tenancy.administerSystem(caller.access());
    pauseSending.pauseSending(caller.access(), actor(), account(body, type));
    return paused();
  }

  /** Resumes it. */
  @POST
  @Path("resume")
  public Response resume(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String type, InputStream body)
      throws IOException {
    tenancy.administerSystem(caller.access());
    resumeSending.resumeSending(caller.access(), actor(), account(body, type));
    return paused();
  }

  /** Forgets what this node keeps in memory. */
  @POST
  @Path("flush")
  public Response flush() {
    ArrayNode data = Json.list();
    flushCaches
        .flushCaches(caller.access())
        .forEach(each -> data.addObject().put("name", each.cache()).put("entries", each.entries()));
    return answers.list(data);
  }

  /** What this node consists of and works with. */
  @GET
  @Path("versions")
  public Response versions() {
    ArrayNode data = Json.list();
    readVersions.readVersions(caller.access()).forEach(each -> data.add(VersionJson.of(each)));
    return answers.list(data);
  }

  /** Looks whether the switches have what faxes need. */
  @POST
  @Path("check_switches")
  public Response checkSwitches() {
    ArrayNode data = Json.list();
    checkSwitches
        .checkSwitches(caller.access())
        .forEach(report -> data.add(SwitchReportJson.of(report)));
    return answers.list(data);
  }

  private Response paused() {
    return answers.ok(SituationJson.of(readHeldBack.readHeldBack()));
  }

  private Actor actor() {
    return new Actor(WireId.of(caller.access().principal()), caller.requestId());
  }

  /** The whole system has to be meant: a misspelt field must not stop it. */
  private static Optional<UUID> account(InputStream body, String type) throws IOException {
    ObjectNode data = JsonBody.data(JsonBody.read(body, type));
    data.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("account_id")) {
                throw FaxException.invalid(
                    new Violation(name, "unknown", "Send account_id, or nothing for the system"));
              }
            });
    String account = data.path("account_id").asText("");
    return data.has("account_id") ? Optional.of(id(account)) : Optional.empty();
  }

  private static UUID id(String text) {
    try {
      return WireId.fromString(text).value();
    } catch (IllegalArgumentException e) {
      FaxException exception =
          FaxException.invalid(new Violation("account_id", "pattern", "This is not an id"));
      exception.initCause(e);
      throw exception;
    }
  }
}
