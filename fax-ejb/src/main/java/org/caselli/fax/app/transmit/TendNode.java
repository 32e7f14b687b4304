package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.node.NodeLease;
import org.caselli.fax.app.node.NodeRows;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.port.TelephonyEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this node lives, and clears up after those that do not: their calls, what they were
 * preparing, and what engines keep of calls that they had recorded. Runs on each node, every second
 * or two. Blocking; never within a transaction; one at a time.
 */
@ApplicationScoped
public class TendNode {
  private static final Logger log = LoggerFactory.getLogger(TendNode.class);

  /** Before that, records of ended calls were removed, if their switch was there. */
  private static final Duration LATELY = Duration.ofDays(1);

  private static final int MOST_RECORDS = 20_000;

  private final NodeRows rows;
  private final NodeLease lease;
  private final LiveCalls calls;
  private final RecoverAttempts recover;
  private final TelephonyEngine engine;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TendNode() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public TendNode(
      NodeRows rows,
      NodeLease lease,
      LiveCalls calls,
      RecoverAttempts recover,
      TelephonyEngine engine,
      Clock clock) {
    this.rows = rows;
    this.lease = lease;
    this.calls = calls;
    this.recover = recover;
    this.engine = engine;
    this.clock = clock;
  }

  /** This life of this node begins; its earlier ones are over. The engine has been started. */
  public void begin() {
    List<UUID> over = rows.endEarlierLives();
    lease.stayAlive();
    rows.endPreparations();
    over.forEach(this::settle);
  }

  /** Extends the lease. */
  public void stayAlive() {
    if (!lease.stayAlive()) {
      calls.letGo();
    }
  }

  /** Takes over what nodes have left that are dead. */
  public void tendNode() {
    recover.recoverAttempts();
    List<UUID> dead = lease.mayJudgeOthers() ? rows.dead() : List.of();
    if (!dead.isEmpty()) {
      rows.endPreparations();
      dead.forEach(this::clearUp);
    }
  }

  private void clearUp(UUID life) {
    log.warn("A node is gone; its life {} is over", life);
    settle(life);
    rows.forget(life);
  }

  /** What a life recorded last it may have died over telling the switch. */
  private void settle(UUID life) {
    Instant since = clock.instant().minus(LATELY);
    for (Attempt attempt : rows.endedBy(life, since, MOST_RECORDS)) {
      engine.settled(attempt.call(), attempt.switchName());
    }
  }
}
