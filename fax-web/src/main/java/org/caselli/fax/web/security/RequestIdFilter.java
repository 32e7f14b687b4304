package org.caselli.fax.web.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.port.Ids;
import org.slf4j.MDC;

/** Gives each request an id, the client's own if it has one, and shows it in logs and answers. */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST)
@ApplicationScoped
public class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int FIRST = 1;

  private static final String HEADER = "X-Request-Id";
  private static final String LOGGED_AS = "correlation_id";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Inject private Caller caller;
  @Inject private Ids ids;

  @Override
  public void filter(ContainerRequestContext request) {
    String id =
        Optional.ofNullable(request.getHeaderString(HEADER))
            .filter(given -> ACCEPTED.matcher(given).matches())
            .orElseGet(() -> ids.next().toString().replace("-", ""));
    caller.requests(id);
    MDC.put(LOGGED_AS, id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, caller.requestId());
    MDC.remove(LOGGED_AS);
  }
}
