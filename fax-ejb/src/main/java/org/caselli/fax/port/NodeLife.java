package org.caselli.fax.port;

import java.util.Objects;
import org.caselli.fax.domain.job.Attempt;

/** This node, and which of its lives. */
public record NodeLife(Attempt.Owner owner) {
  public NodeLife {
    Objects.requireNonNull(owner);
  }
}
