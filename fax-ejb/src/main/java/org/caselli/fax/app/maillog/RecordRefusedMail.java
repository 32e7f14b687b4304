package org.caselli.fax.app.maillog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.maillog.MailLog;
import org.caselli.fax.domain.maillog.RefusedMail;
import org.caselli.fax.port.Ids;

/** Writes down that a mail did not become a fax, for {@code smtplog}. Thread-safe. */
@ApplicationScoped
public class RecordRefusedMail {
  private final MailLog mails;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecordRefusedMail() {
    this(null, null, null);
  }

  @Inject
  public RecordRefusedMail(MailLog mails, Ids ids, Clock clock) {
    this.mails = mails;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes it down.
   *
   * @param errors sentences, oldest first; at least one
   * @return id in the log
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public UUID recordRefusedMail(
      RefusedMail.Target target, RefusedMail.Mail mail, List<String> errors) {
    UUID id = ids.next();
    mails.add(new RefusedMail(id, target, mail, errors, clock.instant()));
    return id;
  }
}
