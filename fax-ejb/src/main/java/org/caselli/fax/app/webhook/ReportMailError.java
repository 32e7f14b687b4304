package org.caselli.fax.app.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.webhook.Occasion.MailRefused;
import org.caselli.fax.port.Ids;

/** Has webhooks told that a mail did not become a fax. Thread-safe. */
@ApplicationScoped
public class ReportMailError {
  private final TellWebhooks tellWebhooks;
  private final Faxboxes faxboxes;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReportMailError() {
    this(null, null, null, null);
  }

  @Inject
  public ReportMailError(TellWebhooks tellWebhooks, Faxboxes faxboxes, Ids ids, Clock clock) {
    this.tellWebhooks = tellWebhooks;
    this.faxboxes = faxboxes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Has those told who want to hear of it.
   *
   * @param errors sentences
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void reportMailError(LoggedMail.Target whose, LoggedMail.Mail mail, List<String> errors) {
    Optional<Faxbox> box = whose.faxbox().flatMap(id -> faxboxes.byId(whose.account(), id));
    tellWebhooks.tellWebhooks(
        List.of(new MailRefused(ids.next(), clock.instant(), whose, mail, box, errors)));
  }
}
