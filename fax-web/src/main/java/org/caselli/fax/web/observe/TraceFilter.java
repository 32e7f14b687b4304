package org.caselli.fax.web.observe;

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
import java.util.UUID;
import org.caselli.fax.domain.trace.TraceContext;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.LogContext;

/**
 * Continues the trace that a client gives in {@code traceparent}, or begins one. What the request
 * leads to belongs to it; the answer names it in {@code traceresponse}, in the same form.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class TraceFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String OPEN = TraceFilter.class.getName();
  private static final String ANSWER = "traceresponse";

  @Inject private Ids ids;

  @Override
  public void filter(ContainerRequestContext request) {
    UUID id = ids.next();
    TraceContext trace =
        Optional.ofNullable(request.getHeaderString(TraceContext.NAME))
            .flatMap(TraceContext::parse)
            .map(given -> given.child(id))
            .orElseGet(() -> TraceContext.begin(id));
    request.setProperty(OPEN, LogContext.of(trace));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    LogContext.trace().ifPresent(trace -> response.getHeaders().putSingle(ANSWER, trace.text()));
    if (request.getProperty(OPEN) instanceof LogContext context) {
      context.close();
    }
  }
}
