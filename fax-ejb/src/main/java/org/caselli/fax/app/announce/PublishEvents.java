package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventListener;
import org.caselli.fax.port.EventListener.NotTold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener what the log has for it, at least once and in order. Called again and again for
 * each listener; one node of a cluster does it, and one call for each listener at a time.
 */
@ApplicationScoped
public class PublishEvents {
  private static final Logger log = LoggerFactory.getLogger(PublishEvents.class);
  private static final int AT_ONCE = 500;
  private static final int MOST_ROUNDS = 20;

  private final LogSteps steps;
  private final Listeners listeners;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PublishEvents() {
    this(null, null);
  }

  @Inject
  public PublishEvents(LogSteps steps, Listeners listeners) {
    this.steps = steps;
    this.listeners = listeners;
  }

  /** Who is to be told. */
  public Collection<String> names() {
    return listeners.listening().keySet();
  }

  /** Tells one of them what there is; what cannot be told now waits for the next call. */
  public void publishEvents(String name) {
    EventListener listener = listeners.listening().get(name);
    if (listener == null) {
      throw new IllegalArgumentException("Nobody is called " + name);
    }
    boolean more = steps.isOurTurn();
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      List<LoggedEvent> events = steps.next(name, AT_ONCE);
      more = events.size() == AT_ONCE;
      more &= events.isEmpty() || tell(listener, events);
    }
  }

  private boolean tell(EventListener listener, List<LoggedEvent> events) {
    String name = listener.name();
    try {
      listener.tell(events);
    } catch (NotTold e) {
      if (failing.add(name)) {
        log.warn("Events cannot be told to {}; they are kept and told later", name, e);
      }
      return false;
    }
    failing.remove(name);
    steps.told(name, events.get(events.size() - 1).position());
    return true;
  }
}
