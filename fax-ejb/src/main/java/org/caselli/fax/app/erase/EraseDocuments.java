package org.caselli.fax.app.erase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.notify.ForgetMail;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.app.query.ReadFax;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.event.FaxEvent.About;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the documents of a fax in every form, and the mail that it came by, while what is known of
 * it stays. Bytes that no other fax has too are gone within the hour. Thread-safe.
 */
@ApplicationScoped
public class EraseDocuments {
  private static final Logger log = LoggerFactory.getLogger(EraseDocuments.class);

  private final Tenancy tenancy;
  private final ReadFax readFax;
  private final Faxes faxes;
  private final BlobStore blobs;
  private final ForgetMail forgetMail;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EraseDocuments() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public EraseDocuments(
      Tenancy tenancy,
      ReadFax readFax,
      Faxes faxes,
      BlobStore blobs,
      ForgetMail forgetMail,
      Announcements announcements,
      Clock clock) {
    this.tenancy = tenancy;
    this.readFax = readFax;
    this.faxes = faxes;
    this.blobs = blobs;
    this.forgetMail = forgetMail;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Erases them; without effect when it has been done.
   *
   * @return the fax
   * @throws FaxException not found; forbidden for who may only read; a conflict when the fax is
   *     still to be sent
   */
  @Transactional
  public FaxDetail eraseDocuments(Access access, FaxPlace place) {
    tenancy.send(access, place.account());
    FaxDetail detail = readFax.readFax(access, place);
    if (detail.job().filter(job -> !job.state().isFinal()).isPresent()) {
      throw new FaxException(
          ProblemType.CONFLICT,
          "The fax is still to be sent: cancel it first, or wait until it has ended");
    }
    Fax fax = faxes.locked(place.id()).orElse(detail.fax());
    if (fax.erasedAt().isEmpty()) {
      fax.losesItsDocuments(clock.instant()).forEach(blobs::release);
      forgetMail.forgetMail(fax.id());
      announcements.announce(() -> List.of(News.ofDocument(Kind.DOC_EDITED, About.of(fax))));
      log.info(
          "The documents of fax {} of account {} were erased by {}",
          place.id(),
          place.account(),
          access.principal());
    }
    return detail;
  }
}
