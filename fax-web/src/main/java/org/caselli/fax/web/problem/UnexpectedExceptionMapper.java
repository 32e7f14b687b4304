package org.caselli.fax.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.stream.Stream;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.port.FreeRoom;
import org.caselli.fax.port.TroubleLog;
import org.caselli.fax.web.repeat.RequestKey;
import org.caselli.fax.wire.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything else: lost races are conflicts, the rest are faults of ours and logged. */
@Provider
@ApplicationScoped
public class UnexpectedExceptionMapper implements ExceptionMapper<Exception> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionMapper.class);

  private static final Duration SOON = Duration.ofSeconds(5);

  private final TroubleLog trouble = new TroubleLog(LOG, "A request over REST");

  @Inject private ProblemAnswers answers;
  @Inject private HttpServletRequest request;

  @Override
  public Response toResponse(Exception exception) {
    Problem problem = problem(exception);
    if (isUndecided(exception)) {
      request.setAttribute(RequestKey.UNDECIDED, true);
      problem =
          Problem.of(
              new FaxException(
                  ProblemType.UNAVAILABLE,
                  "The database was lost in the last moment, and it is not known whether the request"
                      + " had its effect; look before you send it again, or send it with the same"
                      + " Idempotency-Key"));
    }
    boolean passing = problem.type().retryable();
    if (passing) {
      trouble.failed(exception);
    } else if (problem.status() >= 500) {
      LOG.error("A request failed and its client was told nothing of why", exception);
    }
    Response answer = answers.answer(problem);
    return passing
        ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, SOON.toSeconds()).build()
        : answer;
  }

  static Problem problem(Exception exception) {
    return causes(exception)
        .flatMap(UnexpectedExceptionMapper::known)
        .findFirst()
        .map(Problem::of)
        .orElseGet(Problem::fault);
  }

  /** Whether it was lost at its commit, of which nobody knows whether it went through. */
  static boolean isUndecided(Exception exception) {
    return causes(exception).anyMatch(UnexpectedExceptionMapper::isOfCommit)
        && causes(exception).anyMatch(DatabaseTrouble::isPassing);
  }

  private static boolean isOfCommit(Throwable cause) {
    return cause instanceof RollbackException
        || cause instanceof jakarta.persistence.RollbackException
        || cause instanceof HeuristicMixedException;
  }

  private static Stream<Throwable> causes(Exception exception) {
    return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
        .limit(20);
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
    if (DatabaseTrouble.isFull(cause) || FreeRoom.wasMissing(cause)) {
      return Stream.of(
          new FaxException(
              ProblemType.STORAGE_FULL, "The server's disk is full; send it again later"));
    }
    return DatabaseTrouble.isPassing(cause)
        ? Stream.of(
            new FaxException(
                ProblemType.UNAVAILABLE, "The database cannot be reached now; try again"))
        : Stream.empty();
  }
}
