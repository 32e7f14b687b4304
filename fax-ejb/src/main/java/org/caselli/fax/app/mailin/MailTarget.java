package org.caselli.fax.app.mailin;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.FaxAddress;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.number.PhoneNumber;

/**
 * A recipient that a mail may be faxed to.
 *
 * @param to the address as the sender wrote it
 * @param from number that the fax comes from
 * @param whose the faxbox through which it goes, and its owner
 * @param box public fields of that faxbox
 * @param wish what the sender wants to be told about this recipient in place of notices
 */
public record MailTarget(
    String to,
    UUID faxbox,
    FaxboxDocument box,
    LoggedMail.Target whose,
    FaxAddress address,
    PhoneNumber number,
    String from,
    Optional<DeliveryWish> wish)
    implements MailAnswer {
  public MailTarget {
    Objects.requireNonNull(to);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(box);
    Objects.requireNonNull(whose);
    Objects.requireNonNull(address);
    Objects.requireNonNull(number);
    Objects.requireNonNull(from);
    Objects.requireNonNull(wish);
  }

  /** A recipient of a sender who wants notices as everybody does. */
  public MailTarget(
      String to,
      UUID faxbox,
      FaxboxDocument box,
      LoggedMail.Target whose,
      FaxAddress address,
      PhoneNumber number,
      String from) {
    this(to, faxbox, box, whose, address, number, from, Optional.empty());
  }

  /** The same recipient of a sender who wants to be told otherwise. */
  public MailTarget wishing(Optional<DeliveryWish> wanted) {
    return new MailTarget(to, faxbox, box, whose, address, number, from, wanted);
  }

  /** Whether the sender is to hear by mail that this recipient gets no fax. */
  public boolean isToldOfFailure() {
    return wish.map(each -> each.wants(DeliveryWish.Event.FAILURE)).orElse(true);
  }

  public UUID account() {
    return whose.account();
  }

  /** The same recipient, refused after all. */
  public MailRefusal refused(MailFault fault, String sentence) {
    return new MailRefusal(fault, sentence, Optional.of(whose), MailRefusal.logs(box));
  }
}
