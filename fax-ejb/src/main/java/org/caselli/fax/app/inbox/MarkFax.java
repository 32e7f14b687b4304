package org.caselli.fax.app.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.problem.FaxException;

/**
 * Marks a received fax as read or unread. The mark is the fax's, like the flag on a letter in a
 * shared tray: whoever sees the fax sees it. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class MarkFax {
  private final ReadFax readFax;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MarkFax() {
    this(null, null);
  }

  @Inject
  public MarkFax(ReadFax readFax, Clock clock) {
    this.readFax = readFax;
    this.clock = clock;
  }

  /**
   * Marks it; doing it twice changes nothing.
   *
   * @return the fax as it is then
   * @throws FaxException as {@link ReadFax#readFax} does
   */
  public FaxDetail markFax(Access access, FaxPlace place, boolean unread) {
    FaxDetail detail = readFax.readFax(access, place);
    if (unread) {
      detail.fax().isToBeSeenAgain();
    } else {
      detail.fax().isSeen(clock.instant());
    }
    return detail;
  }
}
