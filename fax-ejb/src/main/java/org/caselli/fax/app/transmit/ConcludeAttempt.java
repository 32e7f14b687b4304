package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.app.notify.TellOfCancellation;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.caselli.fax.domain.retry.RetryPolicy;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an ended attempt means for its job: it is delivered, tried again or given up, and at its end
 * somebody is told.
 */
@ApplicationScoped
public class ConcludeAttempt {
  private static final Logger log = LoggerFactory.getLogger(ConcludeAttempt.class);

  private final Notices notices;
  private final ReleaseDocuments release;
  private final TellOfCancellation tellOfCancellation;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ConcludeAttempt() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public ConcludeAttempt(
      Notices notices,
      ReleaseDocuments release,
      TellOfCancellation tellOfCancellation,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.notices = notices;
    this.release = release;
    this.tellOfCancellation = tellOfCancellation;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Ends a live attempt, and its job as it stands now; within the caller's transaction. */
  Recorded concludeAttempt(Attempt attempt, EndedCall call, Job job, Fax fax) {
    Instant now = clock.instant();
    TransmissionReport report = call.report();
    Duration age = Duration.between(fax.createdAt(), now);
    int pages = Math.max(report.pagesConfirmed(), attempt.pagesConfirmed());
    boolean whole = attempt.totalPages() > 0 && attempt.startPage() + pages >= attempt.totalPages();
    AttemptOutcome outcome =
        orForGood(
            whole ? call.outcome().withAllPages(report) : orAgain(call.outcome(), fax),
            Duration.between(job.schedule().notBefore(job.createdAt()), now));
    Facts facts = Facts.of(report, outcome, age.toSeconds());
    RetryDecision verdict = policy().decide(outcome, job.attempts(), job.retries(), facts.values());
    RetryDecision inTime = verdict.before(job.schedule().expiresAt(), now);
    RetryDecision decision = job.cancelRequestedAt().isPresent() ? verdict.cancelled() : inTime;
    int confirmed = Math.max(job.confirmedPages(), attempt.startPage() + pages);
    attempt.ended(report, outcome, facts);
    String reason = reason(decision, outcome);
    job.attemptEnded(
        attempt.id(),
        decision,
        confirmed,
        decision == inTime && inTime != verdict ? tooLate(reason) : reason,
        now);
    fax.attempted(facts, outcome.isDelivered(), now);
    boolean again = decision.verdict() == Verdict.RETRY;
    LogContext context = LogContext.of(attempt.trace(), job.correlationId());
    log.info(
        "Job {} attempt {}: {} ({}), now {}",
        job.id(),
        attempt.ordinal(),
        outcome.kind(),
        outcome.resultText(),
        job.state());
    context.close();
    return new Recorded(
        job.id(),
        new Conclusion(
            outcome.kind(),
            job.state(),
            pages,
            report.pages().stream().mapToInt(PageResult::badRows).sum()),
        Set.of(),
        again ? Optional.empty() : tell(fax, job),
        again ? job.dueAt() : Optional.empty());
  }

  private static String reason(RetryDecision decision, AttemptOutcome outcome) {
    return switch (decision.verdict()) {
      case DELIVERED -> "";
      case CANCELLED -> Job.CANCELLED;
      case RETRY, GIVE_UP -> outcome.sentence();
    };
  }

  private static String tooLate(String reason) {
    return "The fax expires before the next attempt; the last one: " + reason;
  }

  private AttemptOutcome orAgain(AttemptOutcome outcome, Fax fax) {
    boolean again =
        outcome.kind() == OutcomeKind.UNKNOWN
            && settings.forFax(fax.accountId(), fax.faxboxId()).get(FaxSettings.RETRY_UNKNOWN);
    return again ? outcome.tryAgain() : outcome;
  }

  private AttemptOutcome orForGood(AttemptOutcome outcome, Duration age) {
    Duration limit = settings.system().get(FaxSettings.NOT_DIALLED_LIMIT);
    return outcome.usesUpAnAttempt() || age.compareTo(limit) < 0
        ? outcome
        : outcome.forGood("It could not be dialled in time: " + outcome.sentence());
  }

  private Optional<UUID> tell(Fax fax, Job job) {
    if (job.state() == JobState.CANCELLED) {
      return tellOfCancellation.tellOfCancellation(fax);
    }
    List<String> recipients = fax.options().recipients();
    if (recipients.isEmpty()) {
      release.releaseDocuments(fax);
      return Optional.empty();
    }
    UUID notice = ids.next();
    NoticeKind kind = job.state() == JobState.COMPLETED ? NoticeKind.RECEIPT : NoticeKind.ERROR;
    notices.add(new Notice(notice, fax.accountId(), fax.id(), kind, recipients, clock.instant()));
    return Optional.of(notice);
  }

  private RetryPolicy policy() {
    SettingsSnapshot system = settings.system();
    return new RetryPolicy(
        system.get(FaxSettings.RESCHEDULE),
        system.get(FaxSettings.DEFAULT_COMPARE_FIELD),
        system.get(FaxSettings.DEFAULT_RETRY_PERIOD),
        system.get(FaxSettings.DEFAULT_RETRY_COUNT),
        system.get(FaxSettings.NOT_DIALLED_RETRY_PERIOD));
  }
}
