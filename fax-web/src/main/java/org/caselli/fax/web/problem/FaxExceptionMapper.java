package org.caselli.fax.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.wire.Problem;

/** What a use case refused. */
@Provider
@ApplicationScoped
public class FaxExceptionMapper implements ExceptionMapper<FaxException> {
  @Inject private ProblemAnswers answers;

  @Override
  public Response toResponse(FaxException exception) {
    Response answer = answers.answer(Problem.of(exception));
    Duration wait = exception.retryAfter();
    return wait.isZero()
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, wait.toSeconds()).build();
  }
}
