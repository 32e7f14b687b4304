package org.caselli.fax.app.mailin;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.mail.SenderVerdict;

/**
 * Who mails.
 *
 * @param address of the envelope, in lower case; empty for the null sender of notices
 * @param access whom it has proved to be
 * @param verdict what proves the address
 */
public record MailSender(String address, Optional<Access> access, SenderVerdict verdict) {
  public MailSender {
    address = address.toLowerCase(Locale.ROOT);
    Objects.requireNonNull(access);
    Objects.requireNonNull(verdict);
  }

  /** A sender of whom only that much is known yet. */
  public MailSender(String address, Optional<Access> access) {
    this(address, access, access.isPresent() ? SenderVerdict.SIGNED_IN : SenderVerdict.UNCHECKED);
  }

  /** The same sender, whose address was looked at. */
  public MailSender checked(SenderVerdict result) {
    return new MailSender(address, access, result);
  }
}
