package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets events that have been kept for long enough. Called again and again; one node of a cluster
 * does it.
 */
@ApplicationScoped
public class ForgetEvents {
  private static final Logger log = LoggerFactory.getLogger(ForgetEvents.class);
  private static final int COUNTS_EVERY = 60;

  private final LogSteps steps;
  private final Listeners listeners;
  private int calls;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForgetEvents() {
    this(null, null);
  }

  @Inject
  public ForgetEvents(LogSteps steps, Listeners listeners) {
    this.steps = steps;
    this.listeners = listeners;
  }

  /** Forgets what is old, if it is this node's turn. */
  public synchronized void forgetEvents() {
    if (!steps.isOurTurn()) {
      return;
    }
    steps.keepOnly(listeners.listening().keySet());
    int lost = steps.forget();
    if (lost > 0) {
      log.warn("{} events could not be told for a week and were given up", lost);
    }
    if (calls++ % COUNTS_EVERY == 0) {
      steps.forgetCounts();
    }
  }
}
