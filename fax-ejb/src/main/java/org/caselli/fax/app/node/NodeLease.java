package org.caselli.fax.app.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease by which this life of this node says that it lives. Whoever lets it run out is taken
 * for dead, and others take its calls over: so a node that could not extend it in time makes no
 * call before it has asked the database whose the fax is. Thread-safe; each method but {@link
 * #stayAlive} looks at memory only.
 */
@ApplicationScoped
public class NodeLease {
  /** A node without news for so long is dead: its calls are taken over. */
  static final Duration LENGTH = Duration.ofSeconds(6);

  /** How much earlier a node itself counts as dead than for others. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(NodeLease.class);

  private final NodeRows rows;
  private final Clock clock;
  private final AtomicReference<Held> held =
      new AtomicReference<>(new Held(Instant.MAX, Instant.MIN));

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NodeLease() {
    this(null, null);
  }

  @Inject
  public NodeLease(NodeRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Without a gap from {@code since}, for certain until {@code until}. */
  private record Held(Instant since, Instant until) {}

  /**
   * Extends the lease. Blocking; not within a transaction.
   *
   * @return false when it had run out: somebody else may have taken calls of this node over
   */
  public boolean stayAlive() {
    Instant before = clock.instant();
    boolean unbroken = rows.extend();
    if (!unbroken) {
      rows.begin();
    }
    Instant until = before.plus(LENGTH).minus(MARGIN);
    Held old = held.get();
    boolean first = old.until().equals(Instant.MIN);
    held.set(new Held(unbroken && !first ? old.since() : clock.instant(), until));
    if (!unbroken && !first) {
      log.warn("This node could not say in time that it lives; others may have its calls now");
    }
    return unbroken || first;
  }

  /** Whether it was held without a gap since then, so that nobody can have taken calls over. */
  public boolean isHeldSince(Instant since) {
    Held now = held.get();
    return !now.since().isAfter(since) && clock.instant().isBefore(now.until());
  }

  /**
   * Whether it has been held for long enough to judge others: when the database was away, all have
   * lost their leases, and get time to come back.
   */
  public boolean mayJudgeOthers() {
    return isHeldSince(clock.instant().minus(LENGTH));
  }
}
