package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.cover.CoverTemplate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.Ids;

/** Creates a faxbox with a mail domain of its own. Thread-safe. */
@ApplicationScoped
public class CreateFaxbox {
  private static final int DOMAIN_DIGITS = 8;

  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final Settings settings;
  private final FaxboxCallbacks callbacks;
  private final Ids ids;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CreateFaxbox() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public CreateFaxbox(
      Tenancy tenancy,
      Faxboxes faxboxes,
      Settings settings,
      FaxboxCallbacks callbacks,
      Ids ids,
      Announcements announcements,
      Clock clock) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.settings = settings;
    this.callbacks = callbacks;
    this.ids = ids;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Creates the faxbox. Its mail domain is eight hex digits below {@code default_smtp_domain}, as
   * in Kazoo.
   *
   * @param document valid, with a name
   */
  @Transactional
  public Faxbox createFaxbox(Access access, UUID account, FaxboxDocument document) {
    tenancy.administer(access, account);
    String domain = settings.forAccount(account).get(FaxSettings.DEFAULT_SMTP_DOMAIN);
    String own = ids.secret().substring(0, DOMAIN_DIGITS);
    UUID id = ids.next();
    MailDomains.demandFree(faxboxes, id, document);
    FaxboxCallbacks.demandValid(document);
    CoverTemplate.of(document);
    Faxbox faxbox = new Faxbox(id, account, own + "." + domain, document, clock.instant());
    faxboxes.add(faxbox);
    callbacks.follow(faxbox);
    announcements.announce(
        () -> List.of(News.ofDocument(Kind.DOC_CREATED, FaxEvent.About.of(faxbox))));
    return faxbox;
  }
}
