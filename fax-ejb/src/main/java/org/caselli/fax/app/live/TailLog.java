package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.app.announce.LogSteps;
import org.caselli.fax.domain.event.LoggedEvent;

/**
 * Gives events of this node their places in the log, and gives what is new there, of whatever node,
 * to those who follow it here. Called again and again, one call at a time on a node.
 */
@ApplicationScoped
public class TailLog {
  private static final int AT_ONCE = 500;

  private final LogSteps steps;
  private final LiveEvents live;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TailLog() {
    this(null, null);
  }

  @Inject
  public TailLog(LogSteps steps, LiveEvents live) {
    this.steps = steps;
    this.live = live;
  }

  /**
   * Does it once.
   *
   * @param rung whether this node knows that events wait for their places; otherwise it looks, as
   *     the node that left them there may be dead
   */
  public void tailLog(boolean rung) {
    boolean more = rung || steps.isWaiting();
    while (more) {
      List<LoggedEvent> appended = steps.append(AT_ONCE);
      live.giveFresh(appended);
      more = appended.size() == AT_ONCE;
    }
    long last = steps.bounds().last();
    boolean behind = !live.skips(last);
    while (behind) {
      List<LoggedEvent> events = steps.after(live.position(), AT_ONCE);
      live.give(events);
      behind = events.size() == AT_ONCE && live.position() < last;
    }
  }
}
