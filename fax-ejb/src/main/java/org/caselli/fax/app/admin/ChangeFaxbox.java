package org.caselli.fax.app.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.cover.CoverTemplate;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.problem.FaxException;

/** Changes the public fields of a faxbox. Thread-safe. */
@ApplicationScoped
public class ChangeFaxbox {
  private final Tenancy tenancy;
  private final Faxboxes faxboxes;
  private final FaxboxCallbacks callbacks;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeFaxbox() {
    this(null, null, null, null, null);
  }

  @Inject
  public ChangeFaxbox(
      Tenancy tenancy,
      Faxboxes faxboxes,
      FaxboxCallbacks callbacks,
      Announcements announcements,
      Clock clock) {
    this.tenancy = tenancy;
    this.faxboxes = faxboxes;
    this.callbacks = callbacks;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Changes the faxbox in one step.
   *
   * @param change makes the next document from the present one, or throws when it is not valid
   */
  @Transactional
  public Faxbox changeFaxbox(
      Access access, UUID account, UUID id, UnaryOperator<FaxboxDocument> change) {
    tenancy.administer(access, account);
    Faxbox faxbox =
        faxboxes.byId(account, id).orElseThrow(() -> FaxException.notFound("faxbox", id));
    FaxboxDocument next = change.apply(faxbox.document());
    MailDomains.demandFree(faxboxes, id, next);
    FaxboxCallbacks.demandValid(next);
    CoverTemplate.of(next);
    faxbox.changed(next, clock.instant());
    callbacks.follow(faxbox);
    announcements.announce(
        () -> List.of(News.ofDocument(Kind.DOC_EDITED, FaxEvent.About.of(faxbox))));
    return faxbox;
  }
}
