package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.web.http.EntityTag;
import org.caselli.fax.web.security.Envelopes;
import org.caselli.fax.wire.Json;

/** Wraps what a use case gave into the answer to the present request. */
@RequestScoped
public class Answers {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final Envelopes envelopes;
  private final HttpServletRequest request;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Answers() {
    this(null, null);
  }

  @Inject
  public Answers(Envelopes envelopes, HttpServletRequest request) {
    this.envelopes = envelopes;
    this.request = request;
  }

  /** 200, or 304 when the client has it already. */
  public Response ok(JsonNode data) {
    return ok(data, tag(data));
  }

  /**
   * The same for data that counts its changes.
   *
   * @param revision how often it was changed; its entity tag
   */
  public Response ok(JsonNode data, String revision) {
    return ok(data, new EntityTag(revision));
  }

  private Response ok(JsonNode data, EntityTag tag) {
    String known = Objects.requireNonNullElse(request.getHeader(HttpHeaders.IF_NONE_MATCH), "");
    if (READS.contains(request.getMethod()) && tag.matchesAny(known)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    return one(Status.OK, data, tag).build();
  }

  /**
   * Refuses a change by somebody who goes by another state of the thing than the present one, as
   * {@code If-Match} tells; to be called in the transaction of the change.
   *
   * @param present as a GET of the thing shows it
   */
  public void demandUnchanged(Supplier<? extends JsonNode> present) {
    String seen = Objects.requireNonNullElse(request.getHeader(HttpHeaders.IF_MATCH), "").strip();
    if (!seen.isEmpty() && !seen.equals("*") && !tag(present.get()).matchesAny(seen)) {
      throw new FaxException(
          ProblemType.PRECONDITION_FAILED,
          "Somebody else has changed this meanwhile; read it again and repeat the change");
    }
  }

  /** 201. */
  public Response created(JsonNode data) {
    return one(Status.CREATED, data, tag(data)).build();
  }

  /** 201, and where the new thing is. */
  public Response created(JsonNode data, String id) {
    return one(Status.CREATED, data, tag(data))
        .header(HttpHeaders.LOCATION, request.getRequestURL().append('/').append(id))
        .build();
  }

  /** 202. */
  public Response accepted(JsonNode data) {
    return one(Status.ACCEPTED, data, tag(data)).build();
  }

  /** 200 with a page of a list. */
  public Response page(ArrayNode data, Optional<String> startKey, Optional<String> nextStartKey) {
    ObjectNode body = envelopes.envelope().page(data, startKey, nextStartKey);
    return Response.ok(Json.bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** 200 with a whole list. */
  public Response list(ArrayNode data) {
    return page(data, Optional.empty(), Optional.empty());
  }

  private Response.ResponseBuilder one(Status status, JsonNode data, EntityTag tag) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, tag)
        .entity(Json.bytes(envelopes.envelope().success(data, tag.value())));
  }

  private static EntityTag tag(JsonNode data) {
    return new EntityTag(UUID.nameUUIDFromBytes(Json.bytes(data)).toString().replace("-", ""));
  }
}
