package org.caselli.fax.web.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import org.caselli.fax.web.http.Acceptance;
import org.caselli.fax.web.json.Envelope;
import org.caselli.fax.web.security.EnvelopeFilter;
import org.caselli.fax.web.security.Envelopes;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.Problem;

/** Answers the present request with a problem, in the form that its client asks for. */
@RequestScoped
public class ProblemAnswers {
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final int TOO_LARGE = 413;

  private final Envelopes envelopes;
  private final HttpServletRequest request;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ProblemAnswers() {
    this(null, null);
  }

  @Inject
  public ProblemAnswers(Envelopes envelopes, HttpServletRequest request) {
    this.envelopes = envelopes;
    this.request = request;
  }

  /** The answer; its body is complete. */
  public Response answer(Problem problem) {
    Response.ResponseBuilder answer =
        wantsRfc9457()
            ? Response.status(problem.status()).type(PROBLEM_JSON).entity(rfc9457(problem))
            : Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(envelope(problem));
    if (problem.status() == TOO_LARGE) {
      answer.header("Connection", "close");
    }
    return answer.build();
  }

  /** The same where there is no resource: a path outside the API, or the container's own errors. */
  public void answer(Problem problem, HttpServletResponse response) throws IOException {
    boolean rfc9457 = wantsRfc9457();
    byte[] body = rfc9457 ? rfc9457(problem) : envelope(problem);
    response.setStatus(problem.status());
    response.setContentType(rfc9457 ? PROBLEM_JSON : MediaType.APPLICATION_JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private boolean wantsRfc9457() {
    Object tunnelled = request.getAttribute(EnvelopeFilter.ACCEPT);
    String accept =
        tunnelled instanceof String given
            ? given
            : Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return Acceptance.parse(accept).names(PROBLEM_JSON);
  }

  private byte[] rfc9457(Problem problem) {
    return Json.bytes(problem.rfc9457(request.getRequestURI(), envelopes.envelope().requestId()));
  }

  private byte[] envelope(Problem problem) {
    Envelope envelope = envelopes.envelope();
    return Json.bytes(envelope.error(problem.status(), problem.token(), problem.data()));
  }
}
