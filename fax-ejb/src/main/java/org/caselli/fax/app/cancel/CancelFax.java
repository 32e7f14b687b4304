package org.caselli.fax.app.cancel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.problem.FaxException;

/** Cancels a fax for somebody who may send faxes and sees this one. Thread-safe; idempotent. */
@ApplicationScoped
public class CancelFax {
  private final Tenancy tenancy;
  private final ReadFax readFax;
  private final CancelJob cancelJob;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelFax() {
    this(null, null, null);
  }

  @Inject
  public CancelFax(Tenancy tenancy, ReadFax readFax, CancelJob cancelJob) {
    this.tenancy = tenancy;
    this.readFax = readFax;
    this.cancelJob = cancelJob;
  }

  /**
   * Cancels the fax at that place. A call that is under way is asked to end: the fax is cancelled
   * when it has, and delivered if it was delivered before.
   *
   * @throws FaxException not found; forbidden; conflict for a fax that has ended otherwise
   */
  public void cancelFax(Access access, FaxPlace place) {
    tenancy.send(access, place.account());
    cancelJob.cancelJob(readFax.readFax(access, place).fax().id());
  }
}
