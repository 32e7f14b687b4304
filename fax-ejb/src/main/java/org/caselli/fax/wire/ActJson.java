package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.domain.audit.Act;

/** What somebody did, as it was written down, on the wire. */
public final class ActJson {
  private ActJson() {}

  /** The act; its detail lies beside what every act has. */
  public static ObjectNode of(Act act) {
    ObjectNode json = Json.object();
    json.put("id", Long.toString(act.number()));
    json.put("timestamp", WireTime.of(act.at()));
    json.put("by", act.actor().name());
    if (!act.actor().correlation().isEmpty()) {
      json.put("request_id", act.actor().correlation());
    }
    json.put("action", act.action());
    act.detail().forEach((name, value) -> json.set(name, Json.of(value)));
    return json;
  }
}
