package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Wakeups;

/** What follows once a received fax is committed: it is counted, and its notice is sent. */
@ApplicationScoped
public class AfterReception {
  private final Measures measures;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AfterReception() {
    this(null, null);
  }

  @Inject
  public AfterReception(Measures measures, Wakeups wakeups) {
    this.measures = measures;
    this.wakeups = wakeups;
  }

  /** To be called after the commit. */
  public void afterReception(Concluded concluded) {
    measures.faxReceived(concluded.outcome(), concluded.pages());
    concluded.notice().ifPresent(wakeups::notice);
  }
}
