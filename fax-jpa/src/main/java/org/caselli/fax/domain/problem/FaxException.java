package org.caselli.fax.domain.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;

/** A caller's mistake, or a missing thing; rolls the transaction back. */
@ApplicationException(rollback = true)
public class FaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<Violation> violations;
  private final Duration retryAfter;

  public FaxException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public FaxException(ProblemType type, String detail, List<Violation> violations) {
    super(detail);
    this.type = type;
    this.violations = List.copyOf(violations);
    this.retryAfter = Duration.ZERO;
  }

  /**
   * A refusal that ends by itself.
   *
   * @param wait after which the caller may try again
   */
  public FaxException(ProblemType type, String detail, Duration wait) {
    super(detail);
    this.type = type;
    this.violations = List.of();
    this.retryAfter = wait;
  }

  /** A request whose fields break rules. */
  public static FaxException invalid(Violation... violations) {
    return new FaxException(ProblemType.VALIDATION, violations[0].message(), List.of(violations));
  }

  /** {@code what} with {@code id} is not there, or not the caller's. */
  public static FaxException notFound(String what, Object id) {
    return new FaxException(ProblemType.NOT_FOUND, "There is no " + what + " " + id);
  }

  public ProblemType type() {
    return type;
  }

  /** After which the caller may try again; zero when that is not known. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** What is wrong with which field; empty for problems that are not about fields. */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }
}
