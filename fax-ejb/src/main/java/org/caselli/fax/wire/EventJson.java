package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.fax.Fax;

/**
 * An event of a fax on the wire: the fields of Kazoo's status messages (spec 2.6) in small letters,
 * and over them the event's own id, kind and time.
 */
public final class EventJson {
  private EventJson() {}

  /** The body of an event. */
  public static ObjectNode of(FaxEvent event) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(event.id()));
    json.put("event", kind(event));
    json.put("timestamp", WireTime.of(event.at()));
    json.put("account_id", WireId.of(event.about().account()));
    event.about().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    json.put("fax_id", WireId.of(event.about().fax()));
    json.put("job_id", WireId.of(event.about().fax()));
    json.put("direction", direction(event));
    json.put("state", state(event));
    json.put("fax_state", faxState(event.kind()));
    json.put("status", event.status());
    JsonNode info = Json.of(event.facts().values());
    if (info.has("page")) {
      json.set("page", info.get("page"));
    }
    json.set("fax_info", info);
    return json;
  }

  /** What happened, in small letters. */
  public static String kind(FaxEvent event) {
    return event.kind().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Kazoo's word for the fax's state afterwards; for a received one {@code received} or {@code
   * failed}.
   */
  public static String state(FaxEvent event) {
    return event
        .state()
        .map(FaxJson::status)
        .orElse(event.kind() == Kind.ERROR ? "failed" : "received");
  }

  /** {@code outgoing} or {@code incoming}. */
  public static String direction(FaxEvent event) {
    return event.about().direction() == Fax.Direction.OUTBOUND ? "outgoing" : "incoming";
  }

  private static String faxState(Kind kind) {
    return switch (kind) {
      case ACCEPTED, PREPARE -> "prepare";
      case START -> "start";
      case SEND -> "send";
      case RETRY, ERROR, CANCELLED -> "error";
      case END -> "end";
      case RECEIVE -> "receive";
    };
  }
}
