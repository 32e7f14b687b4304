package org.caselli.fax.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.wire.EventJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.WireId;

/**
 * What a client subscribes to, in Kazoo's words: {@code fax.status.{id}}, {@code
 * fax.object.{action}}, {@code object.{action}.{type}}; an asterisk for any.
 *
 * @param account of the events
 * @param requested as the client gave it
 */
record Binding(UUID account, String requested) {
  private static final String ANY = "*";
  private static final Set<String> ACTIONS = Set.of("doc_created", "doc_edited", "doc_deleted");
  private static final Set<String> TYPES = Set.of("fax", "faxbox");

  /** All that can be subscribed to, as Kazoo lists it. */
  static List<String> offered(String family) {
    return family.equals("fax")
        ? List.of("fax.status.{FAX_ID}", "fax.object.{ACTION}")
        : ACTIONS.stream()
            .sorted()
            .flatMap(action -> TYPES.stream().sorted().map(type -> "object." + action + "." + type))
            .toList();
  }

  /** What is wrong with it, in Kazoo's words; empty when nothing is. */
  Optional<String> objection() {
    List<String> parts = parts();
    List<String> keys = parts.subList(1, parts.size());
    return switch (parts.get(0)) {
      case "fax" -> isOfFax(keys) ? Optional.empty() : Optional.of(invalid("fax", keys));
      case "object" -> keys.size() == 2 ? unsupported(keys) : Optional.of(invalid("object", keys));
      default -> Optional.of("no available subscriptions to requested binding");
    };
  }

  private static boolean isOfFax(List<String> keys) {
    return keys.size() == 2
        && (keys.get(0).equals("status") && !keys.get(1).isEmpty()
            || keys.get(0).equals("object") && isAnyOf(keys.get(1), ACTIONS));
  }

  private static Optional<String> unsupported(List<String> keys) {
    boolean offered = isAnyOf(keys.get(0), ACTIONS) && isAnyOf(keys.get(1), TYPES);
    return offered
        ? Optional.empty()
        : Optional.of("event " + String.join(".", keys) + " not supported");
  }

  private static boolean isAnyOf(String given, Set<String> known) {
    return given.equals(ANY) || known.contains(given);
  }

  private static String invalid(String family, List<String> keys) {
    return "invalid format for " + family + " subscription : " + String.join(", ", keys);
  }

  private List<String> parts() {
    return Arrays.asList(requested.split("\\.", -1));
  }

  /** Kazoo's key of the subscription. */
  String key() {
    List<String> parts = parts();
    String id = WireId.of(account);
    if (isOfStatus()) {
      return "fax.status." + id + "." + parts.get(2);
    }
    String action = isOfObjects() ? parts.get(1) : parts.get(2);
    return action + "." + id + "." + (isOfObjects() ? parts.get(2) : "fax") + ".*";
  }

  private boolean isOfStatus() {
    return requested.startsWith("fax.status.");
  }

  private boolean isOfObjects() {
    return requested.startsWith("object.");
  }

  /** Whether an event of the account is one of those. */
  boolean takes(LoggedEvent logged) {
    FaxEvent event = logged.event();
    List<String> parts = parts();
    if (isOfStatus()) {
      boolean wanted =
          parts.get(2).equals(ANY) || parts.get(2).equals(WireId.of(event.about().id()));
      return wanted && !event.kind().isOfDocument();
    }
    String action = isOfObjects() ? parts.get(1) : parts.get(2);
    String type = isOfObjects() ? parts.get(2) : "fax";
    return logged
        .change()
        .map(EventJson::action)
        .filter(each -> action.equals(ANY) || action.equals(each))
        .filter(each -> type.equals(ANY) || type.equals(EventJson.type(event)))
        .isPresent();
  }

  /** The message that tells of it. */
  ObjectNode message(LoggedEvent logged) {
    FaxEvent event = logged.event();
    String id = WireId.of(event.about().id());
    ObjectNode data = isOfStatus() ? EventJson.of(logged) : document(logged);
    String name = isOfStatus() ? "status" : logged.change().map(EventJson::action).orElse("");
    data.put("event_category", isOfStatus() ? "fax" : "configuration");
    data.put("event_name", name);
    data.put("msg_id", WireId.of(event.id()));
    ObjectNode message = Json.object();
    message.put("action", "event");
    message.put("subscribed_key", requested);
    message.put("subscription_key", key());
    message.put("name", name);
    message.put(
        "routing_key",
        isOfStatus()
            ? "fax.status." + WireId.of(account) + "." + id
            : name + "." + WireId.of(account) + "." + EventJson.type(event) + "." + id);
    message.set("data", data);
    return message;
  }

  private static ObjectNode document(LoggedEvent logged) {
    FaxEvent event = logged.event();
    ObjectNode data = Json.object();
    data.put("id", WireId.of(event.about().id()));
    data.put("type", EventJson.type(event));
    data.put("account_id", WireId.of(event.about().account()));
    event.about().faxbox().ifPresent(box -> data.put("faxbox_id", WireId.of(box)));
    data.put("sequence", logged.number());
    return data;
  }
}
