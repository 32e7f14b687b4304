package org.caselli.fax.app.mailin;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.mail.MailFault;
import org.caselli.fax.domain.maillog.LoggedMail;

/**
 * A recipient that a mail is not faxed to.
 *
 * @param sentence why, and what to do
 * @param whose whom the mail would have belonged to; empty for nobody here
 * @param logs the faxbox's own word on the mail log
 */
public record MailRefusal(
    MailFault fault, String sentence, Optional<LoggedMail.Target> whose, Optional<Boolean> logs)
    implements MailAnswer {
  private static final String LOG_ERRORS = "log_errors";

  public MailRefusal {
    Objects.requireNonNull(fault);
    Objects.requireNonNull(sentence);
    Objects.requireNonNull(whose);
    Objects.requireNonNull(logs);
  }

  /** Of mail to nobody here. */
  static MailRefusal ofStranger(MailFault fault, String sentence) {
    return new MailRefusal(fault, sentence, Optional.empty(), Optional.empty());
  }

  static Optional<Boolean> logs(FaxboxDocument box) {
    return box.fields().get(LOG_ERRORS) instanceof Boolean logs
        ? Optional.of(logs)
        : Optional.empty();
  }
}
