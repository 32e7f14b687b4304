package org.caselli.fax.domain.mail;

import java.util.Optional;

/**
 * Who hears of a mail that did not become a fax (spec 7.8).
 *
 * @param toSender {@code report_smtp_errors}
 * @param ofFaxboxes {@code report_faxbox_system_errors}
 * @param ofStrangers {@code report_anonymous_system_errors}
 */
public record ErrorReports(boolean toSender, boolean ofFaxboxes, boolean ofStrangers) {
  /** Whom a report goes to. */
  public enum Reader {
    NOBODY,
    SENDER,
    ADMINISTRATOR
  }

  /**
   * Whom a report of a fault goes to.
   *
   * @param known whether the mail was to an account of this system
   */
  public Reader reader(MailFault fault, boolean known) {
    if (!known) {
      return ofStrangers ? Reader.ADMINISTRATOR : Reader.NOBODY;
    }
    if (fault.isSendersAffair() && toSender) {
      return Reader.SENDER;
    }
    return ofFaxboxes ? Reader.ADMINISTRATOR : Reader.NOBODY;
  }

  /**
   * Whether a fault is kept in the mail log.
   *
   * @param account {@code log_faxbox_errors}
   * @param faxbox the faxbox's field {@code log_errors}, which has the last word
   */
  public static boolean isLogged(boolean account, Optional<Boolean> faxbox) {
    return faxbox.orElse(account);
  }
}
