package org.caselli.fax.web.repeat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.app.repeat.BeginRequest;
import org.caselli.fax.app.repeat.EndRequest;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestMark;
import org.caselli.fax.web.http.EntityTag;
import org.caselli.fax.web.repeat.Repeated.How;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.security.Envelopes;
import org.caselli.fax.web.security.Open;
import org.caselli.fax.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes requests that change something safe to repeat when they carry an {@code Idempotency-Key}:
 * the first is done and its answer kept, the others get that answer in an envelope of their own.
 * Submissions look after themselves.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class RepeatFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger log = LoggerFactory.getLogger(RepeatFilter.class);
  private static final String MARK = RequestMark.class.getName();
  private static final Set<String> CHANGES = Set.of("PUT", "POST", "PATCH", "DELETE");
  private static final int ERRORS = 400;
  private static final int FAULT = 500;

  /** What of an envelope belongs to one request, and to one caller. */
  private static final List<String> PASSING =
      List.of("auth_token", "tokens", "timestamp", "version", "node", "request_id");

  @Inject private Caller caller;
  @Inject private BeginRequest beginRequest;
  @Inject private EndRequest endRequest;
  @Inject private Envelopes envelopes;
  @Inject private HttpServletRequest http;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String header = Objects.requireNonNullElse(request.getHeaderString(RequestKey.HEADER), "");
    if (header.isEmpty() || !CHANGES.contains(request.getMethod()) || isLeftAlone()) {
      return;
    }
    String key = RequestKey.parse(header);
    Optional<String> hash = RequestBody.hash(request);
    if (hash.isEmpty()) {
      return;
    }
    Access access = caller.access();
    RequestMark mark = new RequestMark(access.account(), access.principal(), key, hash.get());
    Optional<KeptAnswer> kept = beginRequest.beginRequest(mark);
    if (kept.isPresent()) {
      request.abortWith(again(kept.get()));
    } else {
      request.setProperty(MARK, mark);
    }
  }

  private boolean isLeftAlone() {
    return resource.getResourceMethod().isAnnotationPresent(Open.class) || isMarked(How.BY_ITSELF);
  }

  private boolean isMarked(How how) {
    Repeated repeated = resource.getResourceMethod().getAnnotation(Repeated.class);
    return repeated != null && repeated.value() == how;
  }

  private Response again(KeptAnswer kept) {
    if (isMarked(How.WITHOUT_ANSWER)) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "This request was done before, and its secret is told only once: take the thing back"
              + " and ask for another with a new idempotency key");
    }
    Response.ResponseBuilder answer =
        Response.status(kept.status()).header(RequestKey.REPLAYED, true);
    if (!kept.location().isEmpty()) {
      answer.header(HttpHeaders.LOCATION, kept.location());
    }
    if (!kept.body().isEmpty()) {
      ObjectNode stored = Json.stored(kept.body());
      String revision = stored.path("revision").asText();
      ObjectNode body = envelopes.envelope().success(stored.path("data"), revision);
      body.setAll(stored);
      answer
          .type(MediaType.APPLICATION_JSON_TYPE)
          .header(HttpHeaders.ETAG, new EntityTag(revision))
          .entity(Json.bytes(body));
    }
    return answer.build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(MARK) instanceof RequestMark mark)) {
      return;
    }
    request.removeProperty(MARK);
    try {
      if (response.getStatus() < ERRORS) {
        endRequest.endRequest(mark, kept(response));
      } else if (response.getStatus() != FAULT && http.getAttribute(RequestKey.UNDECIDED) == null) {
        endRequest.refused(mark);
      }
    } catch (RuntimeException e) {
      // The request is done, and its sender is to know; only another one with the key is refused.
      log.warn("The answer of request {} was not kept for its repetition", caller.requestId(), e);
    }
  }

  private KeptAnswer kept(ContainerResponseContext response) {
    String location =
        Objects.requireNonNullElse(response.getHeaderString(HttpHeaders.LOCATION), "");
    if (isMarked(How.WITHOUT_ANSWER) || !(response.getEntity() instanceof byte[] body)) {
      return new KeptAnswer(response.getStatus(), location, "");
    }
    ObjectNode envelope = Json.parse(body);
    envelope.remove(PASSING);
    return new KeptAnswer(
        response.getStatus(), location, new String(Json.bytes(envelope), StandardCharsets.UTF_8));
  }
}
