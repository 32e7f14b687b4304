package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.webhook.Occasion;
import org.caselli.fax.domain.webhook.Occasion.DocumentChanged;
import org.caselli.fax.domain.webhook.Occasion.FaxEnded;
import org.caselli.fax.domain.webhook.Occasion.MailRefused;
import org.caselli.fax.domain.webhook.Occasion.Other;
import org.caselli.fax.domain.webhook.Topic;
import org.caselli.fax.port.HookPayloads;

/** {@link HookPayloads} in Kazoo's fields (spec 13.1). */
public class HookPayloadJson implements HookPayloads {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuuMM").withZone(ZoneOffset.UTC);

  private final String node;
  private final String version;

  /** For the container's proxy. */
  protected HookPayloadJson() {
    this("", "");
  }

  /** Payloads of a node that runs a version. */
  public HookPayloadJson(String node, String version) {
    this.node = node;
    this.version = version;
  }

  @Override
  public String json(Occasion occasion, Map<String, Object> custom) {
    ObjectNode json =
        occasion.topic().hook().equals(Topic.OBJECT) ? Json.object() : common(occasion);
    if (occasion instanceof FaxEnded ended) {
      new EndedFax(ended).writeInto(json);
    } else if (occasion instanceof DocumentChanged changed) {
      json.put("id", WireId.of(changed.told().event().about().id()));
      json.put("account_id", WireId.of(changed.account()));
      json.put("action", changed.topic().action());
      json.put("type", changed.topic().type());
    } else if (occasion instanceof MailRefused refused) {
      mail(json, refused);
    } else if (occasion instanceof Other other) {
      json.put("account_id", WireId.of(other.account()));
      json.setAll((ObjectNode) Json.of(other.fields()));
    }
    if (occasion.sequence() > 0) {
      json.put("sequence", occasion.sequence());
    }
    json.setAll((ObjectNode) Json.of(custom));
    return new String(Json.bytes(json), StandardCharsets.UTF_8);
  }

  private static void mail(ObjectNode json, MailRefused refused) {
    refused.errors().forEach(json.putArray("errors")::add);
    json.put("fax_from_email", refused.mail().from());
    json.put("fax_to_email", refused.mail().to());
    refused.whose().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    refused.box().ifPresent(box -> json.put("faxbox_name", box.name()));
    refused
        .box()
        .flatMap(box -> box.document().text("fax_timezone"))
        .ifPresent(zone -> json.put("faxbox_timezone", zone));
    json.put("number", refused.mail().translatedNumber());
    json.put("original_number", refused.mail().originalNumber());
    refused.whose().owner().ifPresent(id -> json.put("owner_id", WireId.of(id)));
    json.put("timestamp", WireTime.of(refused.at()));
  }

  private ObjectNode common(Occasion occasion) {
    ObjectNode json = Json.object();
    json.put("app_name", "fax");
    json.put("app_version", version);
    json.put("event_category", "notification");
    json.put("event_name", occasion.topic().type());
    json.put("msg_id", WireId.of(occasion.event()));
    json.put("node", node);
    json.put("server_id", "fax-" + node);
    json.put("account_id", WireId.of(occasion.account()));
    json.put("account_db", accountDb(occasion.account(), occasion.at()));
    return json;
  }

  /** How Kazoo calls the database of an account and a month. */
  static String accountDb(UUID account, Instant at) {
    String id = WireId.of(account);
    return String.join("%2F", "account", id.substring(0, 2), id.substring(2, 4), id.substring(4))
        + "-"
        + MONTH.format(at);
  }

  /** The fields of a fax that has ended. */
  private record EndedFax(FaxEnded ended) {
    void writeInto(ObjectNode json) {
      json.put("call_id", ended.call());
      json.put("fax_id", WireId.of(ended.told().event().about().id()));
      if (!inbound()) {
        json.put("fax_jobid", WireId.of(ended.told().event().about().id()));
      }
      json.put("fax_timestamp", WireTime.of(ended.at()));
      ended.faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
      ended.subject().ifPresent(fax -> parties(json, fax));
      owner().ifPresent(id -> json.put("owner_id", WireId.of(id)));
      json.set("fax_info", facts());
      ArrayNode sendTo = Json.list();
      readers().forEach(sendTo::add);
      json.putObject("fax_notifications").putObject("email").set("send_to", sendTo);
      if (ended.topic().type().endsWith("_error")) {
        error(json);
      }
    }

    private boolean inbound() {
      return ended.told().event().about().subject() == Subject.INBOUND;
    }

    private void parties(ObjectNode json, Fax fax) {
      json.put("caller_id_name", fax.fromName());
      json.put("caller_id_number", fax.fromNumber());
      json.put("callee_id_name", fax.toName());
      json.put("callee_id_number", fax.toNumber());
      if (inbound()) {
        json.put("from_user", fax.fromNumber());
        json.put("from_realm", ended.realm());
        json.put("to_user", fax.toNumber());
        json.put("to_realm", ended.realm());
      }
    }

    private Optional<UUID> owner() {
      return ended.subject().flatMap(Fax::ownerId).or(() -> ended.box().flatMap(Faxbox::ownerId));
    }

    /** All with Kazoo's beginning of their names, also those that have another here. */
    private ObjectNode facts() {
      ObjectNode json = Json.object();
      Facts result = ended.subject().map(Fax::result).orElse(ended.told().event().facts());
      result
          .values()
          .forEach(
              (name, value) ->
                  json.set(name.startsWith("fax_") ? name : "fax_" + name, Json.of(value)));
      ended
          .subject()
          .filter(fax -> !json.has("fax_total_pages"))
          .ifPresent(fax -> json.put("fax_total_pages", fax.pages()));
      if (json.has("fax_pages_sent") && !json.has("fax_transferred_pages")) {
        json.set("fax_transferred_pages", json.get("fax_pages_sent"));
      }
      return json;
    }

    private List<String> readers() {
      List<String> all = new ArrayList<>();
      if (!inbound()) {
        ended.subject().ifPresent(fax -> all.addAll(fax.options().recipients()));
      }
      ended
          .box()
          .map(Faxbox::document)
          .map(box -> inbound() ? box.arrivalNotify() : box.outboundNotify())
          .ifPresent(more -> more.stream().filter(one -> !all.contains(one)).forEach(all::add));
      return all;
    }

    private void error(ObjectNode json) {
      json.put("fax_error", ended.told().event().status());
      JsonNode code = json.path("fax_info").path("fax_result_code");
      if (inbound() && !code.isMissingNode()) {
        json.set("fax_result_code", code);
      }
    }
  }

  /** Objects within objects have their names in brackets, lists empty brackets, as in Kazoo. */
  @Override
  public String form(String json) {
    List<String> pairs = new ArrayList<>();
    Json.stored(json)
        .properties()
        .forEach(field -> pairs(encoded(field.getKey()), field.getValue(), pairs));
    return String.join("&", pairs);
  }

  private static void pairs(String name, JsonNode value, List<String> into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> pairs(name + "[" + encoded(field.getKey()) + "]", field.getValue(), into));
    } else if (value.isArray()) {
      value.forEach(element -> pairs(name + "[]", element, into));
    } else {
      into.add(name + "=" + encoded(value.asText("")));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
