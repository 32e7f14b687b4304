package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.domain.dispatch.NodeState;

/** A node of the cluster. */
public final class NodeJson {
  private NodeJson() {}

  /** The node. */
  public static ObjectNode of(ListNodes.Line line) {
    NodeState state = line.state();
    return Json.object()
        .put("name", state.name())
        .put("alive", line.alive())
        .put("here", line.here())
        .put("draining", state.draining())
        .put("drained", state.isDrained())
        .put("started", WireTime.of(state.startedAt()))
        .put("seen", WireTime.of(state.seenAt()))
        .put("calls", state.work().calls())
        .put("inbound_calls", state.work().inboundCalls())
        .put("documents", state.work().documents());
  }
}
