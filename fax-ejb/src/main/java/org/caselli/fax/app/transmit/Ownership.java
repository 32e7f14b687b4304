package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.port.NodeLife;

/** Whose attempts are, as the database has it. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Ownership {
  private final Attempts attempts;
  private final NodeLife node;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Ownership() {
    this(null, null);
  }

  @Inject
  public Ownership(Attempts attempts, NodeLife node) {
    this.attempts = attempts;
    this.node = node;
  }

  /**
   * Those that this node has no longer: another has taken them over, or recorded how they ended.
   *
   * @param fences by which this node follows attempts
   */
  public Set<UUID> lost(Map<UUID, Long> fences) {
    Map<UUID, Attempt> ours =
        attempts.byIds(List.copyOf(fences.keySet())).stream()
            .filter(Attempt::isLive)
            .filter(attempt -> attempt.incarnation().equals(node.owner().incarnation()))
            .filter(attempt -> fences.get(attempt.id()) == attempt.fence())
            .collect(Collectors.toMap(Attempt::id, attempt -> attempt));
    Set<UUID> lost = new HashSet<>(fences.keySet());
    lost.removeAll(ours.keySet());
    return lost;
  }
}
