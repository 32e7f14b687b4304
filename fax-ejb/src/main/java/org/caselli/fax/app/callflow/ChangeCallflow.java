package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.problem.FaxException;

/** Changes a callflow; calls that are on their way keep the way they have. Thread-safe. */
@ApplicationScoped
public class ChangeCallflow {
  private final Tenancy tenancy;
  private final CallflowRules rules;
  private final Callflows callflows;
  private final CallflowActs acts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeCallflow() {
    this(null, null, null, null, null);
  }

  @Inject
  public ChangeCallflow(
      Tenancy tenancy, CallflowRules rules, Callflows callflows, CallflowActs acts, Clock clock) {
    this.tenancy = tenancy;
    this.rules = rules;
    this.callflows = callflows;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Which callflow.
   *
   * @param account whose it is
   */
  public record Which(UUID account, UUID id) {}

  /**
   * Changes the callflow in one step.
   *
   * @param change makes the next document from the present one, or throws when it is not valid
   * @throws FaxException not found, or invalid
   */
  @Transactional
  public Callflow changeCallflow(
      Access access, Which which, UnaryOperator<CallflowDocument> change, Actor actor) {
    tenancy.administer(access, which.account());
    Callflow callflow =
        callflows
            .byId(which.account(), which.id())
            .orElseThrow(() -> FaxException.notFound("callflow", which.id()));
    CallflowDocument next = change.apply(callflow.document());
    rules.demandValid(which.account(), which.id(), next);
    callflow.changed(next, clock.instant());
    callflows.save(callflow);
    acts.write("callflow.changed", callflow, actor);
    return callflow;
  }
}
