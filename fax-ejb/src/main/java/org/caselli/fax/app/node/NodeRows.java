package org.caselli.fax.app.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.port.NodeLife;

/** The rows by which nodes say that they live; each method is a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class NodeRows {
  /** Names of leases by which nodes say that they live begin so. */
  public static final String NODE = "node:";

  private final Leases leases;
  private final Jobs jobs;
  private final Attempts attempts;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NodeRows() {
    this(null, null, null, null, null);
  }

  @Inject
  public NodeRows(Leases leases, Jobs jobs, Attempts attempts, NodeLife node, Clock clock) {
    this.leases = leases;
    this.jobs = jobs;
    this.attempts = attempts;
    this.node = node;
    this.clock = clock;
  }

  /** This life of this node goes on; false when its lease had run out. */
  public boolean extend() {
    return leases.extend(name(), life(), NodeLease.LENGTH);
  }

  /** This life of this node begins, or begins again. */
  public void begin() {
    leases.take(name(), life(), node.owner().node(), NodeLease.LENGTH);
  }

  /** Earlier lives of this node are over; their ids. */
  public List<UUID> endEarlierLives() {
    List<UUID> over = leases.holdersOn(node.owner().node());
    leases.forget(node.owner().node());
    return over;
  }

  /** Lives of nodes that go on, this one among them. */
  public List<UUID> living() {
    List<UUID> living = new ArrayList<>(leases.holders(NODE));
    living.add(life());
    return living;
  }

  /** Lives of other nodes that are over and that nobody has cleared up after. */
  public List<UUID> dead() {
    return leases.formerHolders(NODE).stream().filter(other -> !other.equals(life())).toList();
  }

  /** Whatever the dead were preparing may begin anew. */
  public void endPreparations() {
    jobs.endPreparations(living(), clock.instant());
  }

  /** Attempts that a life has ended since a time, latest first. */
  public List<Attempt> endedBy(UUID life, Instant since, int most) {
    return attempts.endedBy(life, since, most);
  }

  /** Somebody has cleared up after a life that is over. */
  public void forget(UUID life) {
    leases.forgetFormer(life);
  }

  private UUID life() {
    return node.owner().incarnation();
  }

  private String name() {
    return NODE + node.owner().node() + ":" + life();
  }
}
