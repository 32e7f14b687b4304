package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.caselli.fax.domain.webhook.Deliveries;

/** The transactions of {@link ForgetDeliveries}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ForgettingSteps {
  private final Deliveries deliveries;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ForgettingSteps() {
    this(null);
  }

  @Inject
  public ForgettingSteps(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Gives up what waits for webhooks that are off, and whose time is over; how many. */
  public int giveUpLate(Instant now) {
    return deliveries.giveUpLate(now);
  }

  /** Forgets so many that ended before; how many there were. */
  public int forget(Instant before, int most) {
    return deliveries.forgetBefore(before, most);
  }
}
