package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.number.PhoneNumber;

/** The public document of a fax that comes by mail (spec 7.7), as if a client had sent it. */
public final class MailedFaxJson {
  private MailedFaxJson() {}

  /** Between which numbers it goes. */
  public record Numbers(String from, PhoneNumber to) {}

  /**
   * A fax through a faxbox, which says who sends it and how often it is tried.
   *
   * @param notified addresses that get the receipts
   */
  public static SubmissionJson read(
      UUID faxbox, FaxboxDocument box, Numbers numbers, List<String> notified) {
    ObjectNode data = Json.object();
    data.put("from_number", numbers.from());
    data.put("to_number", numbers.to().value());
    data.put("to_name", numbers.to().value());
    ObjectNode document = SubmissionJson.read(data, faxbox, box).document();
    // Behind the schema, which knows only domains of the Internet: devices send from any.
    ArrayNode sendTo = document.withObject("/notifications/email").putArray("send_to");
    notified.forEach(sendTo::add);
    return new SubmissionJson(document, Optional.of(faxbox), notified);
  }
}
