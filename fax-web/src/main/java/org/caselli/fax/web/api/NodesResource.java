package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.caselli.fax.app.drain.DrainNode;
import org.caselli.fax.app.drain.ListNodes;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.NodeJson;
import org.caselli.fax.wire.WireId;

/** The nodes of the cluster, and which of them take new work. */
@Path("maintenance/nodes")
@RequestScoped
public class NodesResource {
  @Inject private Caller caller;
  @Inject private ListNodes listNodes;
  @Inject private DrainNode drainNode;
  @Inject private Answers answers;

  /** All of them. */
  @GET
  public Response list() {
    ArrayNode data = Json.list();
    listNodes.listNodes(caller.access()).forEach(each -> data.add(NodeJson.of(each)));
    return answers.list(data);
  }

  /** Lets one take no new work. */
  @POST
  @Path("{node}/drain")
  public Response drain(@PathParam("node") String node) {
    return change(node, true);
  }

  /** Lets it work again. */
  @POST
  @Path("{node}/resume")
  public Response resume(@PathParam("node") String node) {
    return change(node, false);
  }

  private Response change(String node, boolean draining) {
    Actor actor = new Actor(WireId.of(caller.access().principal()), caller.requestId());
    String name = drainNode.drainNode(caller.access(), actor, Optional.of(node), draining);
    return answers.ok(Json.object().put("name", name).put("draining", draining));
  }
}
