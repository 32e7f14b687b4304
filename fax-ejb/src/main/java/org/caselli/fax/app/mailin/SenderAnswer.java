package org.caselli.fax.app.mailin;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.mail.DeliveryWish;

/**
 * How the sender of a mail may be told that it did not become a fax.
 *
 * @param address of the sender
 * @param asked for the form for machines; empty for a report in words alone
 */
public record SenderAnswer(String address, Optional<Asked> asked) {
  public SenderAnswer {
    Objects.requireNonNull(address);
    Objects.requireNonNull(asked);
  }

  /**
   * A delivery status notification, for a sender whose server hears nothing of this recipient, as
   * others of the mail are faxed.
   *
   * @param status of RFC 3463
   * @param header of the mail
   */
  public record Asked(DeliveryWish wish, String status, String header) {
    public Asked {
      Objects.requireNonNull(wish);
      Objects.requireNonNull(status);
      Objects.requireNonNull(header);
    }
  }
}
