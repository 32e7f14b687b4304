package org.caselli.fax.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.DeliveryWish.Event;

/** {@link DeliveryWish} as a JSON object. */
final class DeliveryWishJson {
  private DeliveryWishJson() {}

  static Map<String, Object> written(DeliveryWish wish) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sender", wish.sender());
    json.put("recipient", wish.recipient());
    json.put("events", wish.events().stream().map(Event::name).sorted().toList());
    json.put("envelope_id", wish.envelopeId());
    json.put("original_recipient", wish.originalRecipient());
    json.put("wants_mail", wish.wantsMail());
    return json;
  }

  static DeliveryWish read(Map<?, ?> json) {
    return new DeliveryWish(
        text(json, "sender"),
        text(json, "recipient"),
        events(json.get("events") instanceof List<?> list ? list : List.of()),
        text(json, "envelope_id"),
        text(json, "original_recipient"),
        Boolean.TRUE.equals(json.get("wants_mail")));
  }

  private static Set<Event> events(List<?> names) {
    return names.stream()
        .map(name -> Event.valueOf(name.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(Map<?, ?> json, String key) {
    return json.get(key) instanceof String text ? text : "";
  }
}
