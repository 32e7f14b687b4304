package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.app.drain.NodeDuty;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.port.NodeLife;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not ready while this node drains, so that nobody sends requests to it any more. */
@ApplicationScoped
public class NodeCheck implements HealthCheck {
  @Inject private NodeDuty duty;
  @Inject private NodeLife node;

  @Override
  public HealthCheckResponse call() {
    NodeWork work = duty.work();
    return HealthCheckResponse.named(HealthChecks.NODE)
        .withData("name", node.owner().node())
        .withData("draining", duty.isDraining())
        .withData("calls", work.calls())
        .withData("inbound_calls", work.inboundCalls())
        .withData("documents", work.documents())
        .status(!duty.isDraining())
        .build();
  }
}
