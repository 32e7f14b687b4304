package org.caselli.fax.app.mailin;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
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
 */
public record MailTarget(
    String to,
    UUID faxbox,
    FaxboxDocument box,
    LoggedMail.Target whose,
    FaxAddress address,
    PhoneNumber number,
    String from)
    implements MailAnswer {
  public MailTarget {
    Objects.requireNonNull(to);
    Objects.requireNonNull(faxbox);
    Objects.requireNonNull(box);
    Objects.requireNonNull(whose);
    Objects.requireNonNull(address);
    Objects.requireNonNull(number);
    Objects.requireNonNull(from);
  }

  public UUID account() {
    return whose.account();
  }

  /** The same recipient, refused after all. */
  public MailRefusal refused(MailFault fault, String sentence) {
    return new MailRefusal(fault, sentence, Optional.of(whose), MailRefusal.logs(box));
  }
}
