package org.caselli.fax.domain.dispatch;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a node last said of itself.
 *
 * @param incarnation which of its lives that is
 * @param draining whether it is to take nothing new
 * @param closed whether it takes nothing new
 */
public record NodeState(
    String name,
    UUID incarnation,
    Instant startedAt,
    Instant seenAt,
    boolean draining,
    boolean closed,
    NodeWork work,
    Surroundings surroundings) {
  public NodeState {
    Objects.requireNonNull(name);
    Objects.requireNonNull(incarnation);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(seenAt);
    Objects.requireNonNull(work);
    Objects.requireNonNull(surroundings);
  }

  /** Whether the node could stop without anybody noticing. */
  public boolean isDrained() {
    return draining && closed && work.isDone();
  }
}
