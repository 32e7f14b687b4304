package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.event.EventOutbox;
import org.caselli.fax.domain.event.EventOutbox.Kept;
import org.caselli.fax.port.NodeLife;

/** The transactions of {@link PublishEvents}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OutboxSteps {
  private static final String EVENTS = "events";
  private static final Duration TURN = Duration.ofSeconds(15);
  private static final Duration KEPT = Duration.ofDays(7);

  private final EventOutbox outbox;
  private final Leases leases;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected OutboxSteps() {
    this(null, null, null, null);
  }

  @Inject
  public OutboxSteps(EventOutbox outbox, Leases leases, NodeLife node, Clock clock) {
    this.outbox = outbox;
    this.leases = leases;
    this.node = node;
    this.clock = clock;
  }

  /** Whether this node tells events; one does, so that they stay in order. */
  public boolean isOurTurn() {
    return leases.take(EVENTS, node.owner().incarnation(), node.owner().node(), TURN);
  }

  /** The next events to tell. */
  public List<Kept> next(int most) {
    return outbox.next(most);
  }

  /** They have been told. */
  public void told(List<Kept> events) {
    outbox.remove(events);
  }

  /** Gives up what could not be told in a week; returns how many. */
  public int giveUp() {
    return outbox.forgetBefore(clock.instant().minus(KEPT));
  }
}
