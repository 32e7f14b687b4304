package org.caselli.fax.app.drain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.Nodes;
import org.caselli.fax.port.NodeLife;

/** The nodes of the cluster, for the system's administrator. Thread-safe. */
@ApplicationScoped
public class ListNodes {
  private final Tenancy tenancy;
  private final Nodes nodes;
  private final Leases leases;
  private final NodeLife node;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListNodes() {
    this(null, null, null, null);
  }

  @Inject
  public ListNodes(Tenancy tenancy, Nodes nodes, Leases leases, NodeLife node) {
    this.tenancy = tenancy;
    this.nodes = nodes;
    this.leases = leases;
    this.node = node;
  }

  /**
   * A node.
   *
   * @param alive whether it has said so lately
   * @param here whether it is the one that answers
   */
  public record Line(NodeState state, boolean alive, boolean here) {}

  /** Those that live, and those that died without anybody having started them again. */
  @Transactional
  public List<Line> listNodes(Access access) {
    tenancy.administerSystem(access);
    Set<UUID> living = new HashSet<>(leases.holders(NodeRows.NODE));
    return nodes.all().stream()
        .map(
            state ->
                new Line(
                    state,
                    living.contains(state.incarnation()),
                    state.incarnation().equals(node.owner().incarnation())))
        .toList();
  }
}
