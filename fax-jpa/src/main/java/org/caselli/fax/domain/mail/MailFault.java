package org.caselli.fax.domain.mail;

/** Why a mail did not become a fax. */
public enum MailFault {
  /** The address has not the form of a fax address. */
  ADDRESS(false),
  /** No faxbox and no account has that mail domain. */
  DOMAIN(false),
  /** The address names no number that can be dialled. */
  NUMBER(false),
  /** The sender may not mail there. */
  PERMISSION(false),
  /** Nothing proves that the mail comes from the sender's domain, and the faxbox wants a proof. */
  UNPROVED(false),
  /** The mail cannot be read. */
  UNREADABLE(true),
  /** Nothing in the mail can be faxed. */
  NO_DOCUMENT(true),
  /** There was a document, and it could not be submitted. */
  SUBMISSION(true);

  private final boolean senders;

  MailFault(boolean senders) {
    this.senders = senders;
  }

  /**
   * Whether the sender hears more of it than the reply of SMTP (spec 7.8): only who was let in
   * does, so that nobody can have us mail to strangers.
   */
  public boolean isSendersAffair() {
    return senders;
  }
}
