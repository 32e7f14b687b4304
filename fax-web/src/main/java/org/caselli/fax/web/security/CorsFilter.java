package org.caselli.fax.web.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.caselli.fax.domain.settings.AccessSettings;
import org.caselli.fax.domain.settings.Settings;

/** Lets pages of other origins use the API (the Fetch standard's CORS protocol). */
@Provider
@PreMatching
@Priority(CorsFilter.SECOND)
@ApplicationScoped
public class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int SECOND = RequestIdFilter.FIRST + 1;

  private static final String ORIGIN = "Origin";
  private static final String WANTED_METHOD = "Access-Control-Request-Method";
  private static final String METHODS = "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS";
  private static final String TAKEN =
      "Accept, Authorization, Cache-Control, Content-Type, Idempotency-Key, If-Match, If-None-Match,"
          + " If-Range, Last-Event-ID, Range, X-Auth-Token, X-Request-Id, X-Requested-With, traceparent";
  private static final String SHOWN =
      "Accept-Ranges, Allow, Content-Disposition, Content-Range, ETag, Idempotent-Replayed, Location,"
          + " Retry-After, X-Auth-Token, X-Fax-Pages, X-Request-Id, traceresponse";
  private static final int HOURS_24 = 86_400;

  @Inject private Settings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean preflight =
        request.getMethod().equals("OPTIONS") && request.getHeaderString(WANTED_METHOD) != null;
    if (preflight && request.getHeaderString(ORIGIN) != null) {
      request.abortWith(
          Response.noContent()
              .header("Access-Control-Allow-Methods", METHODS)
              .header("Access-Control-Allow-Headers", TAKEN)
              .header("Access-Control-Max-Age", HOURS_24)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String origin = request.getHeaderString(ORIGIN);
    if (origin == null) {
      return;
    }
    CrossOrigin crossOrigin = new CrossOrigin(settings.system().get(AccessSettings.ORIGINS));
    MultivaluedMap<String, Object> headers = response.getHeaders();
    if (crossOrigin.varies()) {
      headers.add(HttpHeaders.VARY, ORIGIN);
    }
    crossOrigin
        .allowed(origin)
        .ifPresent(
            allowed -> {
              headers.putSingle("Access-Control-Allow-Origin", allowed);
              headers.putSingle("Access-Control-Expose-Headers", SHOWN);
            });
  }
}
