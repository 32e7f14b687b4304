package org.caselli.fax.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.stream.Stream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything else: lost races are conflicts, the rest are faults of ours and logged. */
@Provider
@ApplicationScoped
public class UnexpectedExceptionMapper implements ExceptionMapper<Exception> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionMapper.class);

  private static final Duration SOON = Duration.ofSeconds(5);

  @Inject private ProblemAnswers answers;

  @Override
  public Response toResponse(Exception exception) {
    Problem problem = problem(exception);
    if (problem.status() >= 500) {
      LOG.error("A request failed and its client was told nothing of why", exception);
    }
    Response answer = answers.answer(problem);
    return problem.type() == ProblemType.UNAVAILABLE
        ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, SOON.toSeconds()).build()
        : answer;
  }

  static Problem problem(Exception exception) {
    return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .flatMap(UnexpectedExceptionMapper::known)
        .findFirst()
        .map(Problem::of)
        .orElseGet(Problem::fault);
  }

  private static Stream<FaxException> known(Throwable cause) {
    if (cause instanceof FaxException refusal) {
      return Stream.of(refusal);
    }
    if (cause instanceof OptimisticLockException || DatabaseTrouble.isConflict(cause)) {
      return Stream.of(
          new FaxException(
              ProblemType.CONFLICT, "Somebody else changed the same thing; read it again"));
    }
    return DatabaseTrouble.isPassing(cause)
        ? Stream.of(
            new FaxException(
                ProblemType.UNAVAILABLE, "The database cannot be reached now; try again"))
        : Stream.empty();
  }
}
