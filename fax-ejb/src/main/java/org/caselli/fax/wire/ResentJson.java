package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.faxbox.FaxboxDocument;

/**
 * What a fax that is sent again or onward says (spec 1.6): the fields of the data are put over
 * those of the fax; null takes one away.
 */
final class ResentJson {
  private static final String FROM = "from_number";
  private static final String TO = "to_number";
  private static final String TO_NAME = "to_name";
  private static final List<String> RECIPIENTS = List.of(TO, "recipients");
  private static final List<String> DOCUMENTS = List.of("document", "documents");

  /** What the first sending came to, and times that are over. */
  private static final List<String> SPENT =
      List.of(
          "tx_result",
          "rx_result",
          "attempts",
          "retry_after",
          "reschedule_rule",
          "recipients",
          "send_at",
          "expires_at",
          "faxbox_id");

  private ResentJson() {}

  /** Whether the data says of which documents the new fax is to be made. */
  static boolean hasDocuments(ObjectNode data) {
    return DOCUMENTS.stream().anyMatch(data::hasNonNull);
  }

  /**
   * The data of the new fax; not valid yet.
   *
   * @param box whose fax it will be
   */
  static ObjectNode of(Fax fax, ObjectNode data, Optional<FaxboxDocument> box) {
    ObjectNode wanted = fax.direction() == Fax.Direction.INBOUND ? onward(fax, box) : again(fax);
    if (RECIPIENTS.stream().anyMatch(data::hasNonNull)) {
      wanted.remove(List.of(TO, TO_NAME));
    }
    if (hasDocuments(data)) {
      wanted.remove(DOCUMENTS);
    }
    data.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull()) {
                wanted.remove(field.getKey());
              } else {
                wanted.set(field.getKey(), value);
              }
            });
    return wanted;
  }

  private static ObjectNode again(Fax fax) {
    ObjectNode wanted = DocumentSchema.publicPart(Json.stored(fax.attributes()));
    wanted.remove(SPENT);
    wanted.put(FROM, fax.fromNumber());
    wanted.put("from_name", fax.fromName());
    wanted.put(
        TO,
        Stream.of(fax.options().rawNumber(), fax.toNumber())
            .filter(number -> !number.isBlank())
            .findFirst()
            .orElse(""));
    wanted.put(TO_NAME, fax.toName());
    return wanted;
  }

  /** The number of somebody else is nothing to send from; the one that was called is. */
  private static ObjectNode onward(Fax fax, Optional<FaxboxDocument> box) {
    ObjectNode wanted = Json.object();
    if (box.flatMap(document -> document.text("caller_id")).isEmpty()) {
      wanted.put(FROM, fax.toNumber());
    }
    return wanted;
  }
}
