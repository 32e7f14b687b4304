package org.caselli.fax.web.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.Json;

/**
 * Takes a request as its envelope says (spec 1.1): a POST for the method in {@code verb}, {@code
 * accept} for the header, {@code auth_token} for the token. The body is looked at only where that
 * can matter, a POST or a request without a token of its own, and is there again for whoever reads
 * it next. What is wrong with it is told later, to callers who are known.
 */
@Provider
@PreMatching
@Priority(EnvelopeFilter.THIRD)
@ApplicationScoped
public class EnvelopeFilter implements ContainerRequestFilter {
  static final int THIRD = CorsFilter.SECOND + 1;

  /** Attribute of the request: the {@code Accept} that stands for the header. */
  public static final String ACCEPT = EnvelopeFilter.class.getName() + ".accept";

  private static final String POST = "POST";

  @Inject private HttpServletRequest http;
  @Inject private Caller caller;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Map<String, String> query = new HashMap<>();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> query.put(name, Objects.requireNonNullElse(values.get(0), "")));
    RequestEnvelope envelope = new RequestEnvelope(query);
    if (mayMatter(request, envelope)) {
      envelope = new RequestEnvelope(query, body(request));
    }
    envelope.token().ifPresent(caller::claims);
    envelope.accept().ifPresent(accept -> accept(request, accept));
    if (request.getMethod().equals(POST)) {
      envelope.verb().ifPresent(request::setMethod);
    }
  }

  private void accept(ContainerRequestContext request, String accept) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, accept);
    http.setAttribute(ACCEPT, accept);
  }

  private static boolean mayMatter(ContainerRequestContext request, RequestEnvelope envelope) {
    String type = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.CONTENT_TYPE), "");
    boolean ownToken =
        request.getHeaderString("X-Auth-Token") != null
            || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
            || envelope.token().isPresent();
    return JsonBody.isTaken(type) && (request.getMethod().equals(POST) || !ownToken);
  }

  private static ObjectNode body(ContainerRequestContext request) throws IOException {
    InputStream stream = request.getEntityStream();
    byte[] begin;
    try {
      begin = stream.readNBytes(JsonBody.LIMIT);
    } catch (IOException e) {
      // Whoever reads on meets the same, and says so.
      return Json.object();
    }
    request.setEntityStream(
        begin.length < JsonBody.LIMIT
            ? new ByteArrayInputStream(begin)
            : new SequenceInputStream(new ByteArrayInputStream(begin), stream));
    return parsed(begin).orElseGet(Json::object);
  }

  private static Optional<ObjectNode> parsed(byte[] body) {
    try {
      return Optional.of(Json.parse(body));
    } catch (FaxException e) {
      return Optional.empty();
    }
  }
}
