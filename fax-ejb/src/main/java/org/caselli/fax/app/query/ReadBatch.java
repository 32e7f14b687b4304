package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.job.Batches;
import org.caselli.fax.domain.job.Batches.Member;
import org.caselli.fax.domain.problem.FaxException;

/** The faxes of one request to several recipients. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadBatch {
  private final Tenancy tenancy;
  private final Batches batches;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadBatch() {
    this(null, null);
  }

  @Inject
  public ReadBatch(Tenancy tenancy, Batches batches) {
    this.tenancy = tenancy;
    this.batches = batches;
  }

  /**
   * Those that the caller may see, at least one.
   *
   * @throws FaxException not found, when there is none
   */
  public List<Member> readBatch(Access access, UUID account, UUID batch) {
    tenancy.enter(access, account);
    List<Member> members = batches.members(account, batch, access.reach());
    if (members.isEmpty()) {
      throw FaxException.notFound("batch", batch);
    }
    return members;
  }
}
