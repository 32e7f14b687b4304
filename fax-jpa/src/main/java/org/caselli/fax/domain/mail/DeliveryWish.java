package org.caselli.fax.domain.mail;

import java.util.Objects;
import java.util.Set;

/**
 * What the sender of a mail wants to be told by machines about one of its recipients (RFC 3461). It
 * takes the place of the notices that the sender would get.
 *
 * @param sender mail address that is told
 * @param recipient mail address of the envelope, as it came here
 * @param events of which the sender is told; none for nothing at all ({@code NOTIFY=NEVER})
 * @param envelopeId {@code ENVID}, decoded; empty for none
 * @param originalRecipient {@code ORCPT} as in a report, such as {@code rfc822;ann@example.org};
 *     empty for none
 * @param wantsMail whether the mail is to come back with a failure ({@code RET=FULL})
 */
public record DeliveryWish(
    String sender,
    String recipient,
    Set<Event> events,
    String envelopeId,
    String originalRecipient,
    boolean wantsMail) {
  /** What a sender can be told of. */
  public enum Event {
    SUCCESS,
    FAILURE,
    DELAY
  }

  public DeliveryWish {
    Objects.requireNonNull(sender);
    Objects.requireNonNull(recipient);
    events = Set.copyOf(events);
    Objects.requireNonNull(envelopeId);
    Objects.requireNonNull(originalRecipient);
  }

  /** The part of the recipient's address behind the {@code @}. */
  public String domain() {
    return recipient.substring(recipient.indexOf('@') + 1);
  }

  public boolean wants(Event event) {
    return events.contains(event);
  }
}
