package org.caselli.fax.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.caselli.fax.wire.Problem;

/** What the REST layer itself refused; what it answers without an error stays as it is. */
@Provider
@ApplicationScoped
public class RestExceptionMapper implements ExceptionMapper<WebApplicationException> {
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_FAULT = 500;

  @Inject private ProblemAnswers answers;
  @Inject private UnexpectedExceptionMapper unexpected;

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response plain = exception.getResponse();
    if (plain.getStatus() < FIRST_ERROR) {
      return plain;
    }
    if (plain.getStatus() >= FIRST_FAULT) {
      return unexpected.toResponse(exception);
    }
    Response answer = answers.answer(Problem.ofStatus(plain.getStatus()));
    String allow = plain.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }
}
