package org.caselli.fax.web.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.caselli.fax.web.http.Acceptance;
import org.caselli.fax.web.json.Envelope;
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
    Envelope envelope = envelopes.envelope();
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    boolean rfc9457 = Acceptance.parse(accept).names(PROBLEM_JSON);
    Response.ResponseBuilder answer =
        rfc9457
            ? Response.status(problem.status())
                .type(PROBLEM_JSON)
                .entity(Json.bytes(problem.rfc9457(request.getRequestURI(), envelope.requestId())))
            : Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(
                    Json.bytes(envelope.error(problem.status(), problem.token(), problem.data())));
    if (problem.status() == TOO_LARGE) {
      answer.header("Connection", "close");
    }
    return answer.build();
  }
}
