package org.caselli.fax.web.observe;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.caselli.fax.port.Measures;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers by the resource that gave them and measures how long they took, until their body
 * begins. Routes and methods that do not exist share the label {@code other}: labels stay few
 * whatever clients ask for.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class RequestMeasure implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BEGAN = RequestMeasure.class.getName();
  private static final String OTHER = "other";
  private static final String SUFFIX = "Resource";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS");

  @Inject private Measures measures;
  @Inject private Clock clock;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGAN, clock.instant());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGAN) instanceof Instant began) {
      measures.answered(
          route(resource.getResourceClass()),
          METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER,
          response.getStatus(),
          Duration.between(began, clock.instant()));
    }
  }

  /** {@code faxbox_faxes} for {@code FaxboxFaxesResource}; {@code other} for no resource. */
  static String route(@Nullable Class<?> type) {
    if (type == null) {
      return OTHER;
    }
    String name = type.getSimpleName().replaceAll("\\$.*|" + SUFFIX + ".*", "");
    return name.isEmpty()
        ? OTHER
        : name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
