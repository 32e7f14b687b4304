package org.caselli.fax.app.notify;

import java.time.Instant;
import java.util.Optional;
import org.caselli.fax.domain.mail.DeliveryWish;

/**
 * What became of a recipient who was refused after the mail had been taken for others, in the
 * fields of {@code message/delivery-status} (RFC 3464). Pure.
 */
public final class RefusedMailStatus {
  private RefusedMailStatus() {}

  /**
   * The fields.
   *
   * @param status of RFC 3463
   * @param cause a sentence
   * @param arrivedAt when the mail came
   */
  public static String of(DeliveryWish wish, String status, String cause, Instant arrivedAt) {
    StatusFields fields = new StatusFields();
    fields.add("Original-Envelope-Id", wish.envelopeId());
    fields.add("Reporting-MTA", "dns; " + wish.domain());
    fields.add("Arrival-Date", Optional.of(arrivedAt));
    fields.endGroup();
    fields.add("Original-Recipient", wish.originalRecipient());
    fields.add("Final-Recipient", "rfc822; " + wish.recipient());
    fields.add("Action", "failed");
    fields.add("Status", status);
    fields.add("Diagnostic-Code", "x-fax; " + cause);
    return fields.toString();
  }
}
