package org.caselli.fax.domain.dispatch;

import java.util.Objects;

/**
 * What a node says of itself, once a second.
 *
 * @param closed whether it takes nothing new
 */
public record NodeReport(boolean closed, NodeWork work, Surroundings surroundings) {
  public NodeReport {
    Objects.requireNonNull(work);
    Objects.requireNonNull(surroundings);
  }
}
