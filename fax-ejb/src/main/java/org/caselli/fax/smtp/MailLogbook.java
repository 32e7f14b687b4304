package org.caselli.fax.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.mailin.MailSender;
import org.caselli.fax.app.mailin.MailTarget;
import org.caselli.fax.app.maillog.RecordMail;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has it written down that a mail is a fax. That this does not work changes no answer. Thread-safe.
 */
@ApplicationScoped
public class MailLogbook {
  private static final Logger log = LoggerFactory.getLogger(MailLogbook.class);

  private final RecordMail recordMail;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MailLogbook() {
    this(null);
  }

  @Inject
  public MailLogbook(RecordMail recordMail) {
    this.recordMail = recordMail;
  }

  /**
   * A mail is a fax to one of its recipients, now or since it came before.
   *
   * @param documents at least one
   */
  void faxed(UUID fax, MailTarget target, MailSender sender, DocumentChoice documents) {
    Attached document = documents.documents().get(0);
    try {
      recordMail.recordMail(
          target.whose(),
          new LoggedMail.Mail(
              sender.address(),
              target.to(),
              target.address().number(),
              target.number().value(),
              document.type().name(),
              document.name(),
              sender.verdict().toString(),
              Optional.of(fax),
              sender.trace(),
              documents.leftOut()),
          List.of());
    } catch (RuntimeException e) {
      // Whatever it is: the fax is stored, and its sender must not send it again.
      log.warn("That fax {} came by mail could not be written down", fax, e);
    }
  }
}
