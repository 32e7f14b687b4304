package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caselli.fax.app.notify.NoticeDesk.Claimed;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.Mailer;
import org.caselli.fax.port.Mailer.Handover;
import org.caselli.fax.port.Mailer.Mail;
import org.caselli.fax.port.Mailer.MailFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one notice: claim (transaction), compose and send (none), record (transaction). A notice
 * whose sender dies in between is sent again under the same Message-ID, and to those only of whom
 * it is not recorded that they have it. Thread-safe, blocking.
 */
@ApplicationScoped
public class SendNotice {
  private static final Logger LOG = LoggerFactory.getLogger(SendNotice.class);
  private static final Duration UNTIL_CONFIGURED = Duration.ofMinutes(1);

  private final NoticeDesk desk;
  private final ComposeNotice compose;
  private final Mailer mailer;
  private final AtomicBoolean toldOfMissingServer = new AtomicBoolean();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SendNotice() {
    this.desk = null;
    this.compose = null;
    this.mailer = null;
  }

  @Inject
  public SendNotice(NoticeDesk desk, Renditions renditions, BlobStore blobs, Mailer mailer) {
    this.desk = desk;
    this.compose =
        new ComposeNotice(
            new NoticeAttachment(renditions, blobs), new FirstPage(renditions), blobs);
    this.mailer = mailer;
  }

  /** Sends it if it is waiting and due; else nothing happens. Safe to run twice and at once. */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void sendNotice(UUID id) {
    if (!mailer.isConfigured()) {
      tellOfMissingServer();
      desk.postpone(id, UNTIL_CONFIGURED);
      return;
    }
    Optional<Claimed> claimed = desk.claim(id);
    if (claimed.isEmpty()) {
      LOG.debug("Notice {} is not due: it was sent, or is being sent", id);
      return;
    }
    NoticeStory story = claimed.get().story();
    Optional<Job> job = story.job();
    LogContext context =
        LogContext.of(job.flatMap(Job::trace), job.map(Job::correlationId).orElse(""));
    try {
      send(claimed.get());
    } catch (FaxException | UncheckedIOException e) {
      desk.failed(id, claimed.get().number(), String.valueOf(e.getMessage()));
    } finally {
      context.close();
    }
  }

  /** To the sender of a mail who is told in the form for machines, and to all others. */
  private void send(Claimed claimed) {
    NoticeStory story = claimed.story();
    Optional<DeliveryWish> wish =
        story.wish().filter(each -> story.openRecipients().contains(each.sender()));
    List<String> others = new ArrayList<>(story.openRecipients());
    wish.ifPresent(each -> others.remove(each.sender()));
    List<Handover> handovers = new ArrayList<>();
    wish.ifPresent(
        each ->
            handovers.add(handedOver(compose.composeReport(story, each), List.of(each.sender()))));
    if (!others.isEmpty()) {
      handovers.add(others(story, others));
    }
    Handover all = Handover.of(handovers);
    if (all.taken().isEmpty() && all.refused().isEmpty()) {
      desk.failed(story.id(), claimed.number(), all.words());
    } else {
      desk.handedOver(story.id(), all);
    }
  }

  private Handover others(NoticeStory story, List<String> to) {
    try {
      return handedOver(compose.composeNotice(story), to);
    } catch (FaxException | UncheckedIOException e) {
      return new Handover(List.of(), List.of(), String.valueOf(e.getMessage()));
    }
  }

  private Handover handedOver(Mail mail, List<String> to) {
    try {
      return mailer.send(mail, to);
    } catch (MailFailure e) {
      return new Handover(List.of(), List.of(), String.valueOf(e.getMessage()));
    }
  }

  private void tellOfMissingServer() {
    if (toldOfMissingServer.compareAndSet(false, true)) {
      LOG.warn(
          "No mail server is configured: notices wait in the database and go"
              + " out once there is one. Start with ./fax run --mail-host HOST");
    }
  }
}
