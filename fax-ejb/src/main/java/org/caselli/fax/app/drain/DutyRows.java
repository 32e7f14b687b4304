package org.caselli.fax.app.drain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.domain.dispatch.NodeReport;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.Nodes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.port.NodeLife;

/** The transactions of {@link NodeDuty}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DutyRows {
  private final Nodes nodes;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DutyRows() {
    this(null, null, null);
  }

  @Inject
  public DutyRows(Nodes nodes, NodeLife node, Clock clock) {
    this.nodes = nodes;
    this.node = node;
    this.clock = clock;
  }

  /** What another life of a node of our name said last, and when. */
  Optional<Instant> lastWordOfOther() {
    return nodes
        .byName(owner().node())
        .filter(state -> !state.incarnation().equals(owner().incarnation()))
        .map(NodeState::seenAt);
  }

  /** This life begins. */
  public void begin() {
    nodes.begin(owner().node(), owner().incarnation(), clock.instant());
  }

  /** Reports, and tells whether this node is to drain. */
  public boolean report(NodeReport report) {
    nodes.report(owner().node(), owner().incarnation(), report, clock.instant());
    return nodes.byName(owner().node()).map(NodeState::draining).orElse(false);
  }

  /** This life ends. */
  public void end() {
    nodes.end(owner().node(), owner().incarnation());
  }

  private Attempt.Owner owner() {
    return node.owner();
  }
}
