package org.caselli.fax.smtp;

import org.caselli.fax.app.mailin.MailRefusal;
import org.caselli.fax.domain.mail.MailFault;

/** What a sender's server is answered when a mail is not faxed; Kazoo's words where it has them. */
final class Replies {
  private static final int FAILED = 554;

  private Replies() {}

  static Reply of(MailRefusal refusal) {
    return of(refusal.fault(), refusal.sentence());
  }

  /** For a fault that holds for good: 554 as in Kazoo, with the status of RFC 3463. */
  static Reply of(MailFault fault, String sentence) {
    return switch (fault) {
      case ADDRESS -> new Reply(FAILED, "5.1.3", "Not Found: " + sentence);
      case DOMAIN -> new Reply(FAILED, "5.1.2", "Not Found: " + sentence);
      case NUMBER -> new Reply(FAILED, "5.1.1", "Not Found: " + sentence);
      case PERMISSION -> new Reply(FAILED, "5.7.1", "not allowed: " + sentence);
      case UNPROVED -> new Reply(FAILED, "5.7.26", "not allowed: " + sentence);
      case UNREADABLE -> new Reply(FAILED, "5.6.0", "Message decode failed: " + sentence);
      case NO_DOCUMENT -> new Reply(FAILED, "5.6.1", sentence);
      case SUBMISSION -> new Reply(FAILED, "5.3.0", sentence);
    };
  }

  /** The name servers did not tell enough of the sender (RFC 7372 section 3.2). */
  static Reply unsure() {
    return new Reply(
        451,
        "4.7.24",
        "Whether this mail comes from its sender cannot be told now; try again later");
  }

  static Reply tooManyRecipients(int most) {
    return new Reply(452, "4.5.3", "A mail may have " + most + " recipients");
  }

  /** There is no room for it now (RFC 3463 section 3.4). */
  static Reply full() {
    return new Reply(452, "4.3.1", "The fax server has no room for mail now; try again later");
  }

  static Reply tooMany(int most) {
    return new Reply(
        450, "4.7.1", "You have sent " + most + " mails in this hour; try again in the next");
  }

  static Reply tooLarge(long most) {
    return new Reply(
        552, "5.3.4", "The mail is larger than the " + most + " bytes that are taken here");
  }
}
