package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.caselli.fax.web.live.SocketOffer;
import org.caselli.fax.wire.Json;

/** What clients of the websocket may subscribe to, as in Kazoo. */
@Path("websockets")
@RequestScoped
public class WebsocketsResource {
  @Inject private Answers answers;

  /** The bindings, by their first word. */
  @GET
  public Response list() {
    ObjectNode data = Json.object();
    SocketOffer.bindings()
        .forEach(
            (family, bindings) -> {
              ArrayNode list = data.putArray(family);
              bindings.forEach(list::add);
            });
    return answers.ok(data);
  }
}
