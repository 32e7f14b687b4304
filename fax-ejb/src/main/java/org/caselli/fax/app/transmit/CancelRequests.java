package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.job.Attempts;

/** The rows behind {@link EndCancelledCalls}. */
@ApplicationScoped
public class CancelRequests {
  private static final int MOST = 1_000;

  private final Attempts attempts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelRequests() {
    this(null);
  }

  @Inject
  public CancelRequests(Attempts attempts) {
    this.attempts = attempts;
  }

  /** Live attempts, of any node, that are to end. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> attempts() {
    return attempts.toBeCancelled(MOST);
  }
}
