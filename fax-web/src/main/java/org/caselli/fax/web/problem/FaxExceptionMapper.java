package org.caselli.fax.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.wire.Problem;

/** What a use case refused. */
@Provider
@ApplicationScoped
public class FaxExceptionMapper implements ExceptionMapper<FaxException> {
  @Inject private ProblemAnswers answers;

  @Override
  public Response toResponse(FaxException exception) {
    return answers.answer(Problem.of(exception));
  }
}
