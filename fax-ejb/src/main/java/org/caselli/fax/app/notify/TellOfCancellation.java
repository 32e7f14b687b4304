package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.port.Ids;

/**
 * Writes the notice of a fax that was cancelled. Who cancels it knows, so that there is none, but
 * for the sender of a mail who asked to be told of failures (RFC 3461): somebody else may have
 * cancelled it. Takes part in the caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class TellOfCancellation {
  private final Notices notices;
  private final ReleaseDocuments release;
  private final ForgetMail forgetMail;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TellOfCancellation() {
    this(null, null, null, null, null);
  }

  @Inject
  public TellOfCancellation(
      Notices notices, ReleaseDocuments release, ForgetMail forgetMail, Ids ids, Clock clock) {
    this.notices = notices;
    this.release = release;
    this.forgetMail = forgetMail;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes it.
   *
   * @return the notice to send; empty when nobody is told, and nothing is kept for it any more
   */
  public Optional<UUID> tellOfCancellation(Fax fax) {
    Optional<Notice> notice =
        fax.options()
            .wish()
            .filter(wish -> wish.wants(DeliveryWish.Event.FAILURE))
            .map(wish -> to(wish.sender(), fax));
    if (notice.isEmpty()) {
      release.releaseDocuments(fax);
      forgetMail.forgetMail(fax.id());
    }
    notice.ifPresent(notices::add);
    return notice.map(Notice::id);
  }

  private Notice to(String sender, Fax fax) {
    return new Notice(
        ids.next(), fax.accountId(), fax.id(), NoticeKind.ERROR, List.of(sender), clock.instant());
  }
}
