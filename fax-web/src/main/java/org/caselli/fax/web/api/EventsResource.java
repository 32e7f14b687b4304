package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caselli.fax.app.live.Follow;
import org.caselli.fax.app.live.FollowEvents;
import org.caselli.fax.app.live.ReadEvents;
import org.caselli.fax.app.live.ReadEvents.Found;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.web.live.EventStream;
import org.caselli.fax.web.live.EventText;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.EventJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/**
 * What happens to the faxes and faxboxes of an account: while it happens, to who asks for {@code
 * text/event-stream}; otherwise what has happened of late.
 */
@Path("accounts/{account}/events")
@RequestScoped
public class EventsResource {
  @Inject private Caller caller;
  @Inject private FollowEvents followEvents;
  @Inject private ReadEvents readEvents;
  @Inject private EventText text;
  @Inject private Answers answers;
  @Inject private ListAnswers lists;

  @Context private UriInfo uri;

  @PathParam("account")
  private WireId account;

  /** Events of late, a page at a time, the oldest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=1")
  public Response list(@QueryParam("start_key") @DefaultValue("") String startKey) {
    Follow follow = follow();
    long after = startKey.isEmpty() ? 0 : EventQuery.position(startKey).orElse(0);
    Found found = readEvents.readEvents(follow, after, lists.query(uri).pageSize());
    ArrayNode data = Json.list();
    for (LoggedEvent event : found.events()) {
      ObjectNode json = EventJson.of(event);
      json.put("position", event.position());
      data.add(json);
    }
    Optional<String> next =
        found.more() ? Optional.of(Long.toString(found.position())) : Optional.empty();
    return answers.page(data, Optional.of(startKey).filter(key -> !key.isEmpty()), next);
  }

  /** Events as they happen, after those that the client missed. Ends with the connection. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  public CompletionStage<Response> follow(
      @HeaderParam("Last-Event-ID") @DefaultValue("") String lastHeader,
      @QueryParam("last_event_id") @DefaultValue("") String lastInQuery) {
    String last = lastHeader.isEmpty() ? lastInQuery : lastHeader;
    OptionalLong after = last.isEmpty() ? OptionalLong.empty() : EventQuery.position(last);
    EventStream stream = new EventStream(followEvents.followEvents(follow(), after), text);
    return CompletableFuture.completedFuture(
        Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("X-Accel-Buffering", "no")
            .build());
  }

  private Follow follow() {
    EventQuery query = EventQuery.parse(uri.getQueryParameters());
    return new Follow(
        caller.access(), caller.token(), account.value(), query.faxbox(), query::takes);
  }
}
