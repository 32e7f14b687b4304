package org.caselli.fax.app.mailin;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.mail.SenderVerdict;
import org.caselli.fax.domain.maillog.MailTrace;

/**
 * Who mails.
 *
 * @param address of the envelope, in lower case; empty for the null sender of notices
 * @param access whom it has proved to be
 * @param verdict what proves the address
 * @param trace by which way the mail comes
 */
public record MailSender(
    String address, Optional<Access> access, SenderVerdict verdict, MailTrace trace) {
  public MailSender {
    address = address.toLowerCase(Locale.ROOT);
    Objects.requireNonNull(access);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(trace);
  }

  /** A sender of whom only that much is known yet. */
  public MailSender(String address, Optional<Access> access, MailTrace trace) {
    this(
        address,
        access,
        access.isPresent() ? SenderVerdict.SIGNED_IN : SenderVerdict.UNCHECKED,
        trace);
  }

  /** The same sender, whose address was looked at. */
  public MailSender checked(SenderVerdict result) {
    return new MailSender(address, access, result, trace);
  }

  /** The same sender, whose mail has that Message-ID. */
  public MailSender of(String messageId) {
    return new MailSender(address, access, verdict, trace.of(messageId));
  }
}
