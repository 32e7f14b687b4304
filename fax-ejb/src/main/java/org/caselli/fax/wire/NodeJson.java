package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.Surroundings;

/** A node of the cluster. */
public final class NodeJson {
  private NodeJson() {}

  /** The node. */
  public static ObjectNode of(ListNodes.Line line) {
    NodeState state = line.state();
    ObjectNode json =
        Json.object()
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
    return around(json, state.surroundings());
  }

  /** What it sees around it; nothing until it has looked. */
  private static ObjectNode around(ObjectNode json, Surroundings seen) {
    if (!seen.isKnown()) {
      return json;
    }
    json.put("engine", seen.engine()).put("able", seen.able()).put("broker_up", seen.brokerUp());
    ArrayNode switches = json.putArray("switches");
    seen.switches()
        .forEach(
            link ->
                switches
                    .addObject()
                    .put("name", link.name())
                    .put("up", link.up())
                    .put("calls", link.calls())
                    .put("detail", link.detail()));
    ArrayNode disks = json.putArray("disks");
    seen.disks()
        .forEach(
            disk ->
                disks
                    .addObject()
                    .put("place", disk.place())
                    .put("free_bytes", disk.freeBytes())
                    .put("limit_bytes", disk.limitBytes()));
    return json;
  }
}
