package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.announce.LogSteps;
import org.caselli.fax.app.query.Below;
import org.caselli.fax.app.query.LookBelow;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.problem.FaxException;

/** Reads what the log of events has for a caller, as far as it sees the faxes. Thread-safe. */
@ApplicationScoped
public class ReadEvents {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 20;

  private final LookBelow lookBelow;
  private final LogSteps steps;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadEvents() {
    this(null, null);
  }

  @Inject
  public ReadEvents(LookBelow lookBelow, LogSteps steps) {
    this.lookBelow = lookBelow;
    this.steps = steps;
  }

  /**
   * Some events, in order.
   *
   * @param position up to which the log was read
   * @param more whether there may be others behind it
   */
  public record Found(List<LoggedEvent> events, long position, boolean more) {
    public Found {
      events = List.copyOf(events);
    }
  }

  /**
   * What stands behind a position, and is not forgotten.
   *
   * @param most how many, at least 1
   * @throws FaxException forbidden; not found for a faxbox that is not the account's
   */
  public Found readEvents(Follow follow, long after, int most) {
    lookBelow.lookBelow(
        follow.access(), new Below(follow.account(), follow.faxbox(), Optional.empty()));
    List<LoggedEvent> found = new ArrayList<>();
    long position = after;
    boolean more = true;
    for (int pages = 0; more && pages < MOST_PAGES && found.size() < most; pages++) {
      List<LoggedEvent> page = steps.after(follow.account(), position, PAGE);
      more = page.size() == PAGE;
      for (LoggedEvent event : page) {
        if (found.size() == most) {
          return new Found(found, position, true);
        }
        position = event.position();
        if (follow.takes(event)) {
          found.add(event);
        }
      }
    }
    return new Found(found, position, more);
  }
}
