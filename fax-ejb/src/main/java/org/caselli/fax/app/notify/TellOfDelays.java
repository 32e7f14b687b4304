package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.mail.MailedFaxes;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.port.Ids;

/**
 * Writes notices to senders of mails who want to know when their fax waits for long, and forgets
 * mails whose senders nobody tells any more. Safe to run twice and at once. Thread-safe.
 */
@ApplicationScoped
public class TellOfDelays {
  private static final int MOST = 50;

  /** A fax has ended by then, and its notice with it. */
  private static final Duration LONGEST = Duration.ofDays(60);

  private final MailedFaxes mailed;
  private final Jobs jobs;
  private final Faxes faxes;
  private final Notices notices;
  private final ForgetMail forgetMail;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellOfDelays() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public TellOfDelays(
      MailedFaxes mailed,
      Jobs jobs,
      Faxes faxes,
      Notices notices,
      ForgetMail forgetMail,
      Ids ids,
      Clock clock) {
    this.mailed = mailed;
    this.jobs = jobs;
    this.faxes = faxes;
    this.notices = notices;
    this.forgetMail = forgetMail;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes at most 50; they are sent with the others that are due. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void tellOfDelays() {
    Instant now = clock.instant();
    for (UUID fax : mailed.late(now, MOST)) {
      mailed.byFax(fax).ifPresent(mail -> tell(mail, now));
    }
    mailed.arrivedBefore(now.minus(LONGEST), MOST).forEach(forgetMail::forgetMail);
  }

  private void tell(MailedFax mail, Instant now) {
    mail.isNotLate();
    boolean waits = jobs.byId(mail.faxId()).filter(job -> !job.state().isFinal()).isPresent();
    faxes
        .byId(mail.faxId())
        .filter(fax -> waits)
        .flatMap(fax -> fax.options().wish())
        .map(DeliveryWish::sender)
        .ifPresent(
            sender ->
                notices.add(
                    new Notice(
                        ids.next(),
                        mail.accountId(),
                        mail.faxId(),
                        NoticeKind.DELAY,
                        List.of(sender),
                        now)));
  }
}
