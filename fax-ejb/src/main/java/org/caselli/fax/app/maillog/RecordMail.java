package org.caselli.fax.app.maillog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.port.Ids;

/** Writes down what became of a mail, for {@code smtplog}. Thread-safe. */
@ApplicationScoped
public class RecordMail {
  private final MailLog mails;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecordMail() {
    this(null, null, null);
  }

  @Inject
  public RecordMail(MailLog mails, Ids ids, Clock clock) {
    this.mails = mails;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes it down; a mail that is a fax only once, however often it comes.
   *
   * @param errors sentences, oldest first; none for a mail that is a fax
   * @return id in the log; that of the fax, where there is one
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID recordMail(LoggedMail.Target target, LoggedMail.Mail mail, List<String> errors) {
    UUID id = mail.fax().orElseGet(ids::next);
    if (mail.fax().isEmpty() || mails.byId(target.account(), id).isEmpty()) {
      mails.add(new LoggedMail(id, target, mail, errors, clock.instant()));
    }
    return id;
  }
}
