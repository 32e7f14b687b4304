package org.caselli.fax.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caselli.fax.app.people.RecogniseOutsider;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens of an OpenID Connect provider (JSON Web Tokens). The server's own security
 * (Elytron) says whether the token of the request is genuine, in force and meant for us; its claims
 * are read only then. Thread-safe.
 */
@ApplicationScoped
public class ForeignTokens {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignTokens.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");

  private final RecogniseOutsider recogniseOutsider;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForeignTokens() {
    this(null);
  }

  @Inject
  public ForeignTokens(RecogniseOutsider recogniseOutsider) {
    this.recogniseOutsider = recogniseOutsider;
  }

  /**
   * Whether the token may be such a one; our own never are.
   *
   * @param token as it stands in the header {@code Authorization}
   */
  boolean mayBeOne(String token) {
    return recogniseOutsider.trustsSomebody() && JSON_WEB_TOKEN.matcher(token).matches();
  }

  /**
   * Whom the token speaks for.
   *
   * @throws FaxException not authenticated, when Elytron does not take it; forbidden, when it names
   *     nobody that we know; unavailable, when the provider has not been reached yet
   */
  Access access(String token, HttpServletRequest request, HttpServletResponse response) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (headers.size() != 1 || !isGenuine(request, response)) {
      throw new FaxException(
          ProblemType.NOT_AUTHENTICATED, "The bearer token is forged, expired or not meant for us");
    }
    Map<String, Object> claims = claims(token);
    boolean same =
        Optional.ofNullable(request.getUserPrincipal())
            .filter(principal -> principal.getName().equals(claims.get("sub")))
            .isPresent();
    if (!same) {
      throw new FaxException(
          ProblemType.NOT_AUTHENTICATED, "The bearer token is not that of the request's principal");
    }
    return recogniseOutsider.recogniseOutsider(claims);
  }

  private static boolean isGenuine(HttpServletRequest request, HttpServletResponse response) {
    try {
      return request.authenticate(response);
    } catch (ServletException | IOException e) {
      LOG.debug("A bearer token was not accepted", e);
      return false;
    } catch (IllegalArgumentException e) {
      // What Elytron throws as long as it has not got the provider's metadata.
      LOG.warn("Bearer tokens cannot be checked: the OpenID Connect provider does not answer");
      FaxException exception =
          new FaxException(
              ProblemType.UNAVAILABLE,
              "The provider of bearer tokens does not answer at the moment",
              RETRY_AFTER);
      exception.initCause(e);
      throw exception;
    }
  }

  private static Map<String, Object> claims(String token) {
    String payload = token.split("\\.", -1)[1];
    return Json.fields(Json.parse(Base64.getUrlDecoder().decode(payload)));
  }
}
