package org.caselli.fax.domain.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The nodes that work on this database. Which of them live is told by {@link Leases}. */
public interface Nodes {
  /** A life of a node begins, in the place of its earlier ones; it does not drain. */
  void begin(String name, UUID incarnation, Instant now);

  /** What a life of a node says of itself now; without effect when a later one has begun. */
  void report(String name, UUID incarnation, NodeReport report, Instant now);

  /** A life of a node has ended in an orderly way; without effect when a later one has begun. */
  void end(String name, UUID incarnation);

  /** Lets a node take nothing new, or take work again; false when there is none of that name. */
  boolean drain(String name, boolean draining);

  /** What the node of that name last said. */
  Optional<NodeState> byName(String name);

  /** All nodes that have not ended in an orderly way, by name. */
  List<NodeState> all();
}
