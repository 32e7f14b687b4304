package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.domain.event.EventOutbox.Kept;
import org.caselli.fax.port.EventListener.NotTold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who listens what the outbox keeps, at least once and in order. Called again and
 * again; one node of a cluster does it, and one call at a time.
 */
@ApplicationScoped
public class PublishEvents {
  private static final Logger log = LoggerFactory.getLogger(PublishEvents.class);
  private static final int AT_ONCE = 500;
  private static final int MOST_ROUNDS = 20;
  private static final int TIDY_EVERY = 1_000;

  private final OutboxSteps steps;
  private final Listeners listeners;
  private int calls;
  private boolean failing;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PublishEvents() {
    this(null, null);
  }

  @Inject
  public PublishEvents(OutboxSteps steps, Listeners listeners) {
    this.steps = steps;
    this.listeners = listeners;
  }

  /** Tells what waits; what cannot be told now waits for the next call. */
  public synchronized void publishEvents() {
    boolean tidy = calls++ % TIDY_EVERY == 0;
    if ((!listeners.any() && !tidy) || !steps.isOurTurn()) {
      return;
    }
    if (tidy) {
      tidy();
    }
    boolean more = listeners.any();
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      List<Kept> events = steps.next(AT_ONCE);
      more = events.size() == AT_ONCE;
      more &= events.isEmpty() || tell(events);
    }
  }

  private boolean tell(List<Kept> events) {
    try {
      listeners.tell(events.stream().map(Kept::event).toList());
    } catch (NotTold e) {
      if (!failing) {
        log.warn("Events cannot be told; they are kept and told later", e);
      }
      failing = true;
      return false;
    }
    failing = false;
    steps.told(events);
    return true;
  }

  private void tidy() {
    int lost = steps.giveUp();
    if (lost > 0) {
      log.warn("{} events could not be told for a week and were given up", lost);
    }
  }
}
