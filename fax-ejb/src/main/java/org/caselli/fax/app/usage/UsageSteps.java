package org.caselli.fax.app.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caselli.fax.domain.usage.UsageLedger;

/** The transactions of {@link FoldUsage}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class UsageSteps {
  private final UsageLedger ledger;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UsageSteps() {
    this(null);
  }

  @Inject
  public UsageSteps(UsageLedger ledger) {
    this.ledger = ledger;
  }

  /** Sums up so many at the most; how many there were. */
  public int fold(int most) {
    return ledger.fold(most);
  }
}
