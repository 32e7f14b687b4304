package org.caselli.fax.app.mailin;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.account.Access;

/**
 * Who mails.
 *
 * @param address of the envelope, in lower case; empty for the null sender of notices
 * @param access whom it has proved to be
 */
public record MailSender(String address, Optional<Access> access) {
  public MailSender {
    address = address.toLowerCase(Locale.ROOT);
    Objects.requireNonNull(access);
  }
}
