package org.caselli.fax.app.callflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.callflow.Callflow;

/** Who did what to callflows, for the audit. Takes part in the caller's transaction. */
@ApplicationScoped
public class CallflowActs {
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallflowActs() {
    this(null, null);
  }

  @Inject
  public CallflowActs(AuditTrail audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Writes down that it was done, and which numbers lead to the callflow now. */
  void write(String action, Callflow callflow, Actor actor) {
    audit.add(
        Act.of(
            actor,
            action,
            new Subject(
                "callflow",
                callflow.id().toString().replace("-", ""),
                Optional.of(callflow.accountId())),
            Map.of(
                "numbers",
                List.copyOf(callflow.document().numbers()),
                "modules",
                List.copyOf(callflow.document().modules())),
            clock.instant()));
  }
}
