package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.caselli.fax.app.query.ReadHookLog;
import org.caselli.fax.domain.webhook.Delivery;
import org.caselli.fax.domain.webhook.Delivery.State;
import org.caselli.fax.domain.webhook.DeliveryAttempt;

/** The log of webhooks on the wire; attempts in Kazoo's fields and ours. */
public final class DeliveryJson {
  private DeliveryJson() {}

  /** A delivery in a list. */
  public static ObjectNode of(Delivery delivery) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(delivery.id()));
    json.put("hook_id", WireId.of(delivery.webhookId()));
    json.put("message_id", messageId(delivery));
    json.put("event", delivery.topic());
    json.put("event_id", WireId.of(delivery.eventId()));
    delivery.faxId().ifPresent(fax -> json.put("fax_id", WireId.of(fax)));
    if (delivery.sequence() > 0) {
      json.put("sequence", delivery.sequence());
    }
    json.put("state", delivery.state().name().toLowerCase(Locale.ROOT));
    json.put("attempts", delivery.attempts());
    json.put("created", WireTime.of(delivery.createdAt()));
    if (delivery.state() == State.WAITING) {
      json.put("next_attempt", WireTime.of(delivery.dueAt()));
      json.put("last_attempt", WireTime.of(delivery.giveUpAt()));
    }
    delivery.endedAt().ifPresent(time -> json.put("ended", WireTime.of(time)));
    return json;
  }

  /** A delivery with what is sent, and how it went each time. */
  public static ObjectNode of(ReadHookLog.Detail detail) {
    ObjectNode json = of(detail.delivery());
    json.set("payload", Json.stored(detail.delivery().payload()));
    ArrayNode log = json.putArray("log");
    detail.attempts().forEach(attempt -> log.add(of(attempt)));
    return json;
  }

  /** An attempt. */
  public static ObjectNode of(DeliveryAttempt attempt) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(attempt.id()));
    json.put("hook_id", WireId.of(attempt.webhookId()));
    json.put("delivery_id", WireId.of(attempt.deliveryId()));
    json.put("event", attempt.topic());
    json.put("attempt", attempt.ordinal());
    json.put("result", attempt.success() ? "success" : "failure");
    if (!attempt.success()) {
      json.put("reason", attempt.status() > 0 ? "bad response code" : "http client error");
      json.put("client_error", attempt.reason());
    }
    if (attempt.status() > 0) {
      json.put("response_code", attempt.status());
      json.put("response_body", attempt.excerpt());
    }
    json.put("duration_ms", attempt.took().toMillis());
    json.put("timestamp", WireTime.of(attempt.createdAt()));
    return json;
  }

  /** The header {@code webhook-id}: the same however often it is sent. */
  public static String messageId(Delivery delivery) {
    return "msg_" + WireId.of(delivery.id());
  }
}
