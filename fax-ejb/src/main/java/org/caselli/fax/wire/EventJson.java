package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.event.LoggedEvent.Change;

/**
 * An event on the wire: the fields of Kazoo's status messages (spec 2.6) in small letters, and over
 * them the event's own id, kind, time and number.
 */
public final class EventJson {
  private static final List<String> OF_FACTS = List.of("page", "stage");

  private EventJson() {}

  /** The body of an event. */
  public static ObjectNode of(LoggedEvent logged) {
    FaxEvent event = logged.event();
    ObjectNode json = Json.object();
    json.put("id", WireId.of(event.id()));
    json.put("event", kind(event));
    json.put("sequence", logged.number());
    json.put("timestamp", WireTime.of(event.at()));
    json.put("account_id", WireId.of(event.about().account()));
    json.put("type", type(event));
    logged.change().ifPresent(change -> json.put("action", action(change)));
    event.about().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    if (event.about().subject().isFax()) {
      fax(json, event);
    }
    json.put("status", event.status());
    JsonNode facts = Json.of(event.facts().values());
    OF_FACTS.stream().filter(facts::has).forEach(name -> json.set(name, facts.get(name)));
    if (event.about().subject().isFax()) {
      json.set("fax_info", facts);
    }
    return json;
  }

  private static void fax(ObjectNode json, FaxEvent event) {
    json.put("fax_id", WireId.of(event.about().id()));
    json.put("job_id", WireId.of(event.about().id()));
    json.put("direction", direction(event));
    if (!event.kind().isOfDocument()) {
      json.put("state", state(event));
      json.put("fax_state", faxState(event));
    }
  }

  /** What happened, in small letters. */
  public static String kind(FaxEvent event) {
    return event.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Kazoo's type of the document: {@code fax} or {@code faxbox}. */
  public static String type(FaxEvent event) {
    return event.about().subject().isFax() ? "fax" : "faxbox";
  }

  /** Kazoo's word for what became of a document. */
  public static String action(Change change) {
    return "doc_" + change.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Kazoo's word for the fax's state afterwards; for one that comes in {@code receiving}, {@code
   * received} or {@code failed}.
   */
  public static String state(FaxEvent event) {
    return event
        .state()
        .map(FaxJson::status)
        .orElse(
            switch (event.kind()) {
              case ERROR -> "failed";
              case START, RECEIVING -> "receiving";
              default -> "received";
            });
  }

  /** {@code outgoing} or {@code incoming}. */
  public static String direction(FaxEvent event) {
    return event.about().subject() == Subject.OUTBOUND ? "outgoing" : "incoming";
  }

  /** Kazoo's {@code Fax-State}. */
  public static String faxState(FaxEvent event) {
    Kind kind = event.kind();
    return switch (kind) {
      case ACCEPTED, PREPARE -> "prepare";
      case START -> "start";
      case SEND -> "send";
      case RECEIVING -> "receive";
      case RETRY, ERROR, CANCELLED -> "error";
      case END, RECEIVE -> "end";
      case DOC_CREATED, DOC_EDITED, DOC_DELETED ->
          throw new IllegalArgumentException(kind + " says nothing of a fax's state");
    };
  }
}
