package org.caselli.fax.app.cancel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.query.ReadBatch;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.Batches.Member;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/**
 * Cancels the faxes of one request to several recipients that have not ended yet. Thread-safe;
 * idempotent.
 */
@ApplicationScoped
public class CancelBatch {
  private final Tenancy tenancy;
  private final ReadBatch readBatch;
  private final CancelJob cancelJob;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelBatch() {
    this(null, null, null);
  }

  @Inject
  public CancelBatch(Tenancy tenancy, ReadBatch readBatch, CancelJob cancelJob) {
    this.tenancy = tenancy;
    this.readBatch = readBatch;
    this.cancelJob = cancelJob;
  }

  /**
   * Cancels what the caller sees of the batch and has not ended, each as {@link CancelFax} does.
   *
   * @throws FaxException not found; forbidden
   */
  public void cancelBatch(Access access, UUID account, UUID batch) {
    tenancy.send(access, account);
    for (Member member : readBatch.readBatch(access, account, batch)) {
      if (!member.state().isFinal()) {
        cancel(member.id());
      }
    }
  }

  /** One that has ended meanwhile is as good as one that had ended before. */
  private void cancel(UUID job) {
    try {
      cancelJob.cancelJob(job);
    } catch (FaxException e) {
      if (e.type() != ProblemType.CONFLICT) {
        throw e;
      }
    }
  }
}
