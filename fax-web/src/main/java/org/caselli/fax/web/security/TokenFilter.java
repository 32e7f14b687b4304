package org.caselli.fax.web.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.app.admin.RecogniseCaller;
import org.caselli.fax.app.limit.RateLimits;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Lets in who has a token: {@code X-Auth-Token}, {@code Authorization: Bearer}, or {@code
 * auth_token} in the query or the envelope, in this order. Counts the requests of each caller, and
 * those of strangers by their address.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TokenFilter implements ContainerRequestFilter {
  private static final String BEARER = "bearer ";

  @Inject private Caller caller;
  @Inject private RecogniseCaller recogniseCaller;
  @Inject private RateLimits limits;
  @Inject private ForeignTokens foreignTokens;
  @Inject private HttpServletRequest http;
  @Context private HttpServletResponse answer;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
      caller.mayStill(limits.request(http.getRemoteAddr()));
      return;
    }
    try {
      recognise(request);
    } catch (FaxException e) {
      caller.mayStill(limits.request(http.getRemoteAddr()));
      throw e;
    }
    caller.mayStill(limits.request(caller.access()));
  }

  private void recognise(ContainerRequestContext request) {
    Optional<String> own = ownHeader(request);
    Optional<String> foreign = bearer(request).filter(foreignTokens::mayBeOne);
    if (own.isEmpty() && foreign.isPresent()) {
      caller.isKnown("", foreignTokens.access(foreign.get(), http, answer));
      return;
    }
    String token = token(request).orElse("");
    caller.isKnown(token, recognised(token));
  }

  private Access recognised(String token) {
    if (token.isEmpty()) {
      throw new FaxException(
          ProblemType.NOT_AUTHENTICATED,
          "Send a token in X-Auth-Token; PUT /v2/api_auth or /v2/user_auth gives one");
    }
    return recogniseCaller.recogniseCaller(token);
  }

  private Optional<String> token(ContainerRequestContext request) {
    return Stream.of(ownHeader(request), bearer(request), Optional.of(caller.claimed()))
        .flatMap(Optional::stream)
        .filter(token -> !token.isBlank())
        .findFirst();
  }

  private static Optional<String> ownHeader(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString("X-Auth-Token"))
        .filter(token -> !token.isBlank());
  }

  private static Optional<String> bearer(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }
}
