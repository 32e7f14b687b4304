package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.app.submit.Submission.Recipient;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** To whom a submission goes: {@code to_number} as one number or a list, or {@code recipients}. */
final class RecipientsJson {
  private static final String NUMBER = "to_number";
  private static final String NAME = "to_name";
  private static final String ALL = "recipients";

  private RecipientsJson() {}

  /**
   * The submission as its schema demands it, which knows a fax without a {@code to_number} as
   * little as Kazoo does.
   *
   * @throws FaxException invalid, when both are given
   */
  static ObjectNode complete(ObjectNode data) {
    if (!data.hasNonNull(ALL)) {
      return data;
    }
    if (data.hasNonNull(NUMBER)) {
      throw FaxException.invalid(
          new Violation(ALL, "oneOf", "Give either to_number or recipients, not both"));
    }
    return data.put(NUMBER, ALL);
  }

  /** The recipients of a valid document, in order. */
  static List<Recipient> read(ObjectNode valid) {
    ObjectNode rest = valid.deepCopy();
    JsonNode all = rest.remove(ALL);
    JsonNode number = rest.get(NUMBER);
    if (all == null && !number.isArray()) {
      String name = AccountJson.text(valid, NAME).orElse(number.asText());
      return List.of(new Recipient(number.asText(), name, Recipient.ONLY, valid.toString()));
    }
    String path = all == null ? NUMBER + "." : ALL + ".";
    List<Recipient> recipients = new ArrayList<>();
    for (JsonNode each : all == null ? number : all) {
      String at = path + recipients.size() + (each.isObject() ? "." + NUMBER : "");
      recipients.add(recipient(each, at, rest));
    }
    return recipients;
  }

  private static Recipient recipient(JsonNode given, String path, ObjectNode rest) {
    String number = given.isObject() ? given.path(NUMBER).asText() : given.asText();
    String name = given.path(NAME).asText(rest.path(NAME).asText(""));
    ObjectNode own = rest.deepCopy().put(NUMBER, number);
    if (!name.isBlank()) {
      own.put(NAME, name);
    }
    return new Recipient(number, name.isBlank() ? number : name, path, own.toString());
  }
}
