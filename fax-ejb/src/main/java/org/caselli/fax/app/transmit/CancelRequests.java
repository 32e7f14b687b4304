package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.job.Jobs;

/** The rows behind {@link EndCancelledCalls}. */
@ApplicationScoped
public class CancelRequests {
  private static final int MOST = 1_000;

  private final Jobs jobs;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelRequests() {
    this(null);
  }

  @Inject
  public CancelRequests(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Live attempts, of any node, that are to end. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> attempts() {
    return jobs.attemptsToCancel(MOST);
  }
}
