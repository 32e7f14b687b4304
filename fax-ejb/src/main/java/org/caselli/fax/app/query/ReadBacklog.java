package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caselli.fax.domain.job.Backlog;
import org.caselli.fax.domain.job.Backlogs;

/** What waits in the whole system, for operators. Thread-safe. */
@ApplicationScoped
public class ReadBacklog {
  private final Backlogs backlogs;
  private final ReadHeldBack heldBack;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadBacklog() {
    this(null, null, null);
  }

  @Inject
  public ReadBacklog(Backlogs backlogs, ReadHeldBack heldBack, Clock clock) {
    this.backlogs = backlogs;
    this.heldBack = heldBack;
    this.clock = clock;
  }

  /** What waits now. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Backlog readBacklog() {
    return backlogs.at(clock.instant(), heldBack.readHeldBack());
  }
}
