package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/** A document that its schema does not allow; knows what was expected and what was found. */
public final class InvalidDocument extends FaxException {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode faults;

  InvalidDocument(List<Violation> violations, ObjectNode faults) {
    super(ProblemType.VALIDATION, violations.get(0).message(), violations);
    this.faults = faults;
  }

  /** By dotted path, then by rule: message, target and value. */
  public ObjectNode faults() {
    return faults;
  }
}
