package org.caselli.fax.app.drain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.dispatch.Nodes;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.NodeLife;

/**
 * Lets a node take no new work, so that it can be stopped without a lost call, or lets it work
 * again; for the system's administrator. The node obeys within a second; it forgets it when it
 * starts anew. Audited. Thread-safe.
 */
@ApplicationScoped
public class DrainNode {
  private static final int LONGEST_NAME = 64;

  private final Tenancy tenancy;
  private final Nodes nodes;
  private final AuditTrail audit;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DrainNode() {
    this(null, null, null, null, null);
  }

  @Inject
  public DrainNode(Tenancy tenancy, Nodes nodes, AuditTrail audit, NodeLife node, Clock clock) {
    this.tenancy = tenancy;
    this.nodes = nodes;
    this.audit = audit;
    this.node = node;
    this.clock = clock;
  }

  /**
   * Changes it; without effect where it is so.
   *
   * @param wanted name of the node; empty for the one that answers
   * @return name of the node
   * @throws FaxException forbidden, or not found
   */
  @Transactional
  public String drainNode(Access access, Actor actor, Optional<String> wanted, boolean draining) {
    tenancy.administerSystem(access);
    String name = wanted.orElse(node.owner().node());
    boolean before =
        nodes.byName(name).orElseThrow(() -> FaxException.notFound("node", name)).draining();
    if (before != draining) {
      nodes.drain(name, draining);
      String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
      audit.add(
          Act.of(
              actor,
              draining ? "node.drained" : "node.resumed",
              new Subject("node", shown, Optional.empty()),
              Map.of(),
              clock.instant()));
    }
    return name;
  }
}
