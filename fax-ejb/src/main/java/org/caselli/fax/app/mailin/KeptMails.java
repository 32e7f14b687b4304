package org.caselli.fax.app.mailin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFax;
import org.caselli.fax.domain.mail.MailedFaxes;
import org.caselli.fax.domain.settings.NoticeSettings;
import org.caselli.fax.domain.settings.Settings;

/** The transactions of {@link KeepMail}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class KeptMails {
  private final MailedFaxes mailed;
  private final Jobs jobs;
  private final BlobStore blobs;
  private final Settings settings;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KeptMails() {
    this(null, null, null, null, null);
  }

  @Inject
  public KeptMails(MailedFaxes mailed, Jobs jobs, BlobStore blobs, Settings settings, Clock clock) {
    this.mailed = mailed;
    this.jobs = jobs;
    this.blobs = blobs;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the mail of that fax is kept, or needs not be as the fax has ended. */
  boolean isKept(UUID fax) {
    return mailed.byFax(fax).isPresent()
        || jobs.byId(fax).map(Job::state).filter(state -> state.isFinal()).isPresent();
  }

  void keep(UUID fax, UUID account, String header, Optional<UUID> document, DeliveryWish wish) {
    Instant now = clock.instant();
    MailedFax mail = new MailedFax(fax, account, header, document, now);
    if (wish.wants(DeliveryWish.Event.DELAY)) {
      mail.isLateAt(now.plus(settings.system().get(NoticeSettings.DELAY)));
    }
    document.ifPresent(blobs::retain);
    mailed.add(mail);
  }
}
