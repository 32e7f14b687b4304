package org.caselli.fax.app.erase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.event.FaxEvent.About;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.problem.FaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a fax out of every list and erases its documents; the record stays, for those who may have
 * to prove something. Thread-safe.
 */
@ApplicationScoped
public class RemoveFax {
  private static final Logger log = LoggerFactory.getLogger(RemoveFax.class);

  private final EraseDocuments eraseDocuments;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RemoveFax() {
    this(null, null, null);
  }

  @Inject
  public RemoveFax(EraseDocuments eraseDocuments, Announcements announcements, Clock clock) {
    this.eraseDocuments = eraseDocuments;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Removes it.
   *
   * @return the fax as it was
   * @throws FaxException as {@link EraseDocuments#eraseDocuments} does
   */
  @Transactional
  public FaxDetail removeFax(Access access, FaxPlace place) {
    FaxDetail detail = eraseDocuments.eraseDocuments(access, place);
    detail.fax().isDeleted(clock.instant());
    announcements.announce(
        () -> List.of(News.ofDocument(Kind.DOC_DELETED, About.of(detail.fax()))));
    log.info(
        "Fax {} of account {} was deleted by {}", place.id(), place.account(), access.principal());
    return detail;
  }
}
