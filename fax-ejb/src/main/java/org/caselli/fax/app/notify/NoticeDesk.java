package org.caselli.fax.app.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.Faxboxes;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.mail.DeliveryWish;
import org.caselli.fax.domain.mail.MailedFaxes;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.reception.ReceivedFacts;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.NoticeSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Mailer.Handover;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Measures.NoticeTry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of sending a notice that change its row, each a transaction of its own. Thread-safe;
 * two nodes that claim the same notice collide on its version, and one of them fails.
 */
@ApplicationScoped
@Transactional
public class NoticeDesk {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

  /** A claimed notice whose sender died is due again after this. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private final Notices notices;
  private final Faxes faxes;
  private final Jobs jobs;
  private final Attempts attempts;
  private final Accounts accounts;
  private final Faxboxes faxboxes;
  private final Settings settings;
  private final NoticeReaders readers;
  private final MailedFaxes mailed;
  private final ForgetMail forgetMail;
  private final NoticeWordings wordings;
  private final ReleaseDocuments release;
  private final Clock clock;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NoticeDesk() {
    this(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public NoticeDesk(
      Notices notices,
      Faxes faxes,
      Jobs jobs,
      Attempts attempts,
      Accounts accounts,
      Faxboxes faxboxes,
      Settings settings,
      NoticeReaders readers,
      MailedFaxes mailed,
      ForgetMail forgetMail,
      NoticeWordings wordings,
      ReleaseDocuments release,
      Clock clock,
      Measures measures) {
    this.notices = notices;
    this.faxes = faxes;
    this.jobs = jobs;
    this.attempts = attempts;
    this.accounts = accounts;
    this.faxboxes = faxboxes;
    this.settings = settings;
    this.readers = readers;
    this.mailed = mailed;
    this.forgetMail = forgetMail;
    this.wordings = wordings;
    this.release = release;
    this.clock = clock;
    this.measures = measures;
  }

  /** Waiting notices that are due now, earliest first. */
  public List<UUID> due(int most) {
    return notices.due(clock.instant(), most);
  }

  /**
   * A notice that is somebody's to send.
   *
   * @param number to be shown with a failure
   */
  record Claimed(NoticeStory story, long number) {}

  /** Takes a notice that is waiting and due: nobody else sends it for five minutes. */
  public Optional<Claimed> claim(UUID id) {
    return waitingAndDue(id).flatMap(this::claimed);
  }

  private Optional<Claimed> claimed(Notice notice) {
    Instant now = clock.instant();
    Optional<Fax> fax = faxes.byId(notice.faxId());
    Optional<Job> job = jobs.byId(notice.faxId());
    Optional<Account> account = accounts.byId(notice.accountId());
    boolean jobless = job.isEmpty() && !notice.kind().isInbound();
    if (fax.isEmpty() || jobless || account.isEmpty()) {
      notice.failed("The fax, its job or its account is gone", now);
      LOG.warn("Notice {} has lost its fax {} and is not sent", notice.id(), notice.faxId());
      return Optional.empty();
    }
    Reading reading = readers.of(fax.get(), notice.recipients());
    WordingChoice wording = wording(notice, fax.get(), reading);
    if (!wording.wording().enabled() || !isWantedBySomebody(notice, fax.get())) {
      notice.unwanted();
      isOut(notice);
      LOG.info("Notice {} is not sent: nobody wants that {}", notice.id(), notice.kind());
      return Optional.empty();
    }
    long number = notice.claimed(now.plus(CLAIM));
    SettingsSnapshot snapshot = settings.forFax(notice.accountId(), fax.get().faxboxId());
    NoticeStory story =
        new NoticeStory(
            notice.id(),
            wording.kind(),
            notice.recipients(),
            notice.openRecipients(),
            fax.get(),
            job,
            job.isEmpty() ? List.of() : attempts.ofJob(notice.faxId()),
            mailed.byFax(notice.faxId()),
            account.get(),
            reading,
            faxbox(fax.get()),
            new NoticeStory.Form(
                snapshot.get(FaxSettings.ATTACHMENT_FORMAT),
                snapshot.get(NoticeSettings.THUMBNAILS)),
            wording.wording());
    return Optional.of(new Claimed(story, number));
  }

  private record WordingChoice(NoticeKind kind, Wording wording) {}

  /** Where the filtered notice of a reception is switched on, it takes the place of the other. */
  private WordingChoice wording(Notice notice, Fax fax, Reading reading) {
    if (notice.kind() == NoticeKind.RECEPTION_ERROR) {
      NoticeKind kind = NoticeKind.FILTERED_RECEPTION_ERROR;
      Wording filtered = wordings.of(notice.accountId(), kind, reading.language());
      if (filtered.enabled()) {
        boolean told = !filtered.isFiltered(ReceivedFacts.resultCode(fax.result()));
        return new WordingChoice(kind, filtered.enabled(told));
      }
    }
    return new WordingChoice(
        notice.kind(), wordings.of(notice.accountId(), notice.kind(), reading.language()));
  }

  /** The sender of a mail may not want to hear of this, who else is named does. */
  private static boolean isWantedBySomebody(Notice notice, Fax fax) {
    Optional<DeliveryWish> wish =
        notice.kind().isInbound() ? Optional.empty() : fax.options().wish();
    wish.filter(each -> !each.wants(event(notice.kind())))
        .ifPresent(each -> notice.leavesOut(each.sender()));
    return !notice.openRecipients().isEmpty();
  }

  private static DeliveryWish.Event event(NoticeKind kind) {
    return switch (kind) {
      case RECEIPT -> DeliveryWish.Event.SUCCESS;
      case DELAY -> DeliveryWish.Event.DELAY;
      default -> DeliveryWish.Event.FAILURE;
    };
  }

  private String faxbox(Fax fax) {
    return fax.faxboxId()
        .flatMap(box -> faxboxes.byId(fax.accountId(), box))
        .map(Faxbox::name)
        .orElse("");
  }

  /** Nobody can send it now; it is due again after {@code delay}, and that is no failure. */
  public void postpone(UUID id, Duration delay) {
    waitingAndDue(id).ifPresent(notice -> notice.postponed(clock.instant().plus(delay)));
  }

  private Optional<Notice> waitingAndDue(UUID id) {
    return waiting(id).filter(notice -> !notice.dueAt().isAfter(clock.instant()));
  }

  private Optional<Notice> waiting(UUID id) {
    return notices.byId(id).filter(notice -> notice.state() == Notice.State.WAITING);
  }

  /**
   * The mail server has it for some at least, or has said whom it refuses. That counts also when it
   * is told late: who has it is not to get it again.
   */
  public void handedOver(UUID id, Handover handover) {
    waiting(id).ifPresent(notice -> handedOver(notice, handover));
  }

  private void handedOver(Notice notice, Handover handover) {
    notice.handedOver(handover.taken(), handover.refused(), handover.words(), clock.instant());
    if (notice.state() != Notice.State.SENT) {
      tellOfFailure(notice, handover.words());
      return;
    }
    isOut(notice);
    measures.noticeTried(NoticeTry.SENT);
    LOG.info(
        "Notice {} ({}) of fax {} is sent; it had {} recipients",
        notice.id(),
        notice.kind(),
        notice.faxId(),
        notice.recipients().size());
  }

  /** The mail server did not take it; without effect when somebody else is sending it by now. */
  public void failed(UUID id, long claim, String error) {
    Optional<Notice> waiting = waiting(id);
    if (waiting.filter(notice -> !notice.isClaimed(claim)).isPresent()) {
      LOG.warn("The failure of notice {} is told late and changes nothing: {}", id, error);
      return;
    }
    waiting.ifPresent(
        notice -> {
          notice.failed(error, clock.instant());
          tellOfFailure(notice, error);
        });
  }

  private void tellOfFailure(Notice notice, String error) {
    if (notice.state() == Notice.State.ABANDONED) {
      isOut(notice);
      measures.noticeTried(NoticeTry.ABANDONED);
      LOG.error(
          "Notice {} of fax {} is given up after {} tries; {} of its {} recipients are not told."
              + " Last error: {}",
          notice.id(),
          notice.faxId(),
          notice.tries(),
          notice.openRecipients().size(),
          notice.recipients().size(),
          error);
    } else {
      measures.noticeTried(NoticeTry.TO_BE_TRIED_AGAIN);
      LOG.warn(
          "Notice {} of fax {} is due again at {} for {} of its {} recipients: {}",
          notice.id(),
          notice.faxId(),
          notice.dueAt(),
          notice.openRecipients().size(),
          notice.recipients().size(),
          error);
    }
  }

  /** Nothing more is attached to anything, unless the fax goes on. */
  private void isOut(Notice notice) {
    if (notice.kind() == NoticeKind.DELAY) {
      return;
    }
    faxes.locked(notice.faxId()).ifPresent(release::releaseDocuments);
    forgetMail.forgetMail(notice.faxId());
  }
}
