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
import org.slf4j.MDC;

/** Gives each request an id, the client's own if it has one, and shows it in logs and answers. */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST)
@ApplicationScoped
public class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int FIRST = 1;

  private static final String LOGGED_AS = "correlation_id";

  @Inject private Caller caller;
  @Inject private RequestNames names;

  @Override
  public void filter(ContainerRequestContext request) {
    String id = names.name(Optional.ofNullable(request.getHeaderString(RequestNames.HEADER)));
    MDC.put(LOGGED_AS, id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(RequestNames.HEADER, caller.requestId());
    MDC.remove(LOGGED_AS);
  }
}
