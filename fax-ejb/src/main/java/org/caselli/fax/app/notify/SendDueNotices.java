package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due: after failures, after a crash, or because a wake-up was lost. */
@ApplicationScoped
public class SendDueNotices {
  private static final Logger LOG = LoggerFactory.getLogger(SendDueNotices.class);
  private static final int MOST = 50;

  private final NoticeDesk desk;
  private final SendNotice sendNotice;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SendDueNotices() {
    this(null, null);
  }

  @Inject
  public SendDueNotices(NoticeDesk desk, SendNotice sendNotice) {
    this.desk = desk;
    this.sendNotice = sendNotice;
  }

  /** Sends at most 50 due notices, earliest first. Safe to run twice and at once; blocking. */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void sendDueNotices() {
    for (UUID id : desk.due(MOST)) {
      try {
        sendNotice.sendNotice(id);
      } catch (Exception e) {
        // The loop's end: one notice must not keep the others; it is due again after its claim.
        LOG.warn("Notice {} was not sent; another node may be sending it", id, e);
      }
    }
  }
}
