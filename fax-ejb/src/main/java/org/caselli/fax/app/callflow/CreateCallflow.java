package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.callflow.Callflows;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.Ids;

/** Creates a callflow; its numbers lead to it from then on. Thread-safe. */
@ApplicationScoped
public class CreateCallflow {
  private final Tenancy tenancy;
  private final CallflowRules rules;
  private final Callflows callflows;
  private final CallflowActs acts;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CreateCallflow() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public CreateCallflow(
      Tenancy tenancy,
      CallflowRules rules,
      Callflows callflows,
      CallflowActs acts,
      Ids ids,
      Clock clock) {
    this.tenancy = tenancy;
    this.rules = rules;
    this.callflows = callflows;
    this.acts = acts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Creates the callflow.
   *
   * @throws FaxException invalid, when the document breaks a rule
   */
  @Transactional
  public Callflow createCallflow(
      Access access, UUID account, CallflowDocument document, Actor actor) {
    tenancy.administer(access, account);
    UUID id = ids.next();
    rules.demandValid(account, id, document);
    Instant now = clock.instant();
    Callflow callflow = new Callflow(id, account, document, now);
    callflows.save(callflow);
    acts.write("callflow.created", callflow, actor);
    return callflow;
  }
}
