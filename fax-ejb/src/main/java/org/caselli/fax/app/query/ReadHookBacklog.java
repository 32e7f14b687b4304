package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.domain.webhook.Deliveries;

/** What waits for webhooks in the whole system, for operators. Thread-safe. */
@ApplicationScoped
public class ReadHookBacklog {
  private final Deliveries deliveries;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadHookBacklog() {
    this(null);
  }

  @Inject
  public ReadHookBacklog(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** What waits now. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Deliveries.Waiting readHookBacklog() {
    return deliveries.waiting();
  }
}
