package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.problem.FaxException;

/** Removes a callflow; its numbers stay the account's, and nobody answers them. Thread-safe. */
@ApplicationScoped
public class RemoveCallflow {
  private final Tenancy tenancy;
  private final Callflows callflows;
  private final CallflowActs acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveCallflow() {
    this(null, null, null);
  }

  @Inject
  public RemoveCallflow(Tenancy tenancy, Callflows callflows, CallflowActs acts) {
    this.tenancy = tenancy;
    this.callflows = callflows;
    this.acts = acts;
  }

  /** Removes the callflow and returns what it was. */
  @Transactional
  public Callflow removeCallflow(Access access, UUID account, UUID id, Actor actor) {
    tenancy.administer(access, account);
    Callflow callflow =
        callflows.byId(account, id).orElseThrow(() -> FaxException.notFound("callflow", id));
    callflows.remove(callflow);
    acts.write("callflow.removed", callflow, actor);
    return callflow;
  }
}
