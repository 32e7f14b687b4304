package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.claim.NumberLocks;
import org.caselli.fax.app.keep.ReleaseDocuments;
import org.caselli.fax.app.notify.TellOfCancellation;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.notice.Notice;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Notices;
import org.caselli.fax.domain.retry.RetryDecision;
import org.caselli.fax.domain.retry.RetryDecision.Verdict;
import org.caselli.fax.domain.retry.RetryPolicy;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcome: one transaction that ends the attempt, decides what follows, gives slot and number
 * back and writes the notice. Idempotent on the attempt. Same order of locks as the claim.
 */
@ApplicationScoped
public class RecordOutcome {
  private static final Logger log = LoggerFactory.getLogger(RecordOutcome.class);

  private final Jobs jobs;
  private final Faxes faxes;
  private final AccountSlots slots;
  private final NumberLocks locks;
  private final ProgressJournal journal;
  private final Notices notices;
  private final ReleaseDocuments release;
  private final TellOfCancellation tellOfCancellation;
  private final Settings settings;
  private final Ids ids;
  private final Announcements announcements;
  private final UsageLedger usage;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecordOutcome() {
    this(null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public RecordOutcome(
      Jobs jobs,
      Faxes faxes,
      AccountSlots slots,
      NumberLocks locks,
      ProgressJournal journal,
      Notices notices,
      ReleaseDocuments release,
      TellOfCancellation tellOfCancellation,
      Settings settings,
      Ids ids,
      Announcements announcements,
      UsageLedger usage,
      Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.slots = slots;
    this.locks = locks;
    this.journal = journal;
    this.notices = notices;
    this.release = release;
    this.tellOfCancellation = tellOfCancellation;
    this.settings = settings;
    this.ids = ids;
    this.announcements = announcements;
    this.usage = usage;
    this.clock = clock;
  }

  /**
   * What follows after the commit.
   *
   * @param conclusion what the attempt came to
   * @param wake accounts that may go on
   * @param notice to send
   * @param retryAt when the job is due again
   */
  public record Recorded(
      UUID job,
      Conclusion conclusion,
      Set<UUID> wake,
      Optional<UUID> notice,
      Optional<Instant> retryAt) {
    public Recorded {
      Objects.requireNonNull(job);
      Objects.requireNonNull(conclusion);
      wake = Set.copyOf(wake);
    }

    private Recorded waking(Set<UUID> accounts) {
      return new Recorded(job, conclusion, accounts, notice, retryAt);
    }
  }

  /**
   * What an attempt came to.
   *
   * @param state of the job from now on
   * @param badRows of the pages of this attempt
   */
  public record Conclusion(OutcomeKind outcome, JobState state, int pages, int badRows) {}

  /**
   * What was done.
   *
   * @param deposed attempts that somebody else has taken over: nothing was changed
   */
  public record Recording(List<Recorded> recorded, Set<UUID> deposed) {}

  /**
   * Records the ends of attempts; those that were recorded before are left out, and those that
   * belong to somebody else by now. Several at once cost little more than one. Locks are taken in
   * the order of the accounts, then of the numbers.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Recording recordOutcomes(List<EndedCall> ended) {
    Map<UUID, EndedCall> calls = new LinkedHashMap<>();
    ended.forEach(call -> calls.putIfAbsent(call.report().call().value(), call));
    List<UUID> ids = List.copyOf(calls.keySet());
    new TreeSet<>(jobs.accountsOfAttempts(ids).values()).forEach(slots::lockAndCountFree);
    List<Attempt> open = jobs.attempts(ids).stream().filter(Attempt::isLive).toList();
    Set<UUID> deposed = deposed(open, calls);
    List<Attempt> live = open.stream().filter(each -> !deposed.contains(each.id())).toList();
    if (live.isEmpty()) {
      log.debug("Attempts {} have ended already, or are not ours", ids);
      return new Recording(List.of(), deposed);
    }
    Map<String, UUID> numbers = new HashMap<>();
    Map<UUID, Integer> given = new TreeMap<>();
    for (Attempt attempt : live) {
      given.merge(attempt.accountId(), 1, Integer::sum);
      if (attempt.isNumberLocked()) {
        numbers.put(attempt.number(), attempt.id());
      }
    }
    Set<UUID> wake = new LinkedHashSet<>(locks.release(numbers));
    given.forEach(slots::giveBack);
    given.keySet().stream().filter(jobs::hasQueuedOrWaiting).forEach(wake::add);
    List<UUID> jobIds = live.stream().map(Attempt::jobId).toList();
    Map<UUID, Job> owners = byId(jobs.byIds(jobIds), Job::id);
    Map<UUID, Fax> documents = byId(faxes.byIds(jobIds), Fax::id);
    List<Recorded> recorded = new ArrayList<>();
    for (Attempt attempt : live) {
      UUID id = attempt.jobId();
      recorded.add(conclude(attempt, calls.get(attempt.id()), owners.get(id), documents.get(id)));
    }
    announcements.announce(
        () ->
            live.stream()
                .flatMap(
                    attempt ->
                        news(
                            attempt,
                            calls.get(attempt.id()),
                            owners.get(attempt.jobId()),
                            documents.get(attempt.jobId())))
                .toList());
    usage.add(counted(owners, documents));
    journal.write(
        live.stream()
            .map(attempt -> calls.get(attempt.id()).progress())
            .flatMap(Optional::stream)
            .toList());
    recorded.set(0, recorded.get(0).waking(wake));
    return new Recording(List.copyOf(recorded), deposed);
  }

  private static Set<UUID> deposed(List<Attempt> open, Map<UUID, EndedCall> calls) {
    Set<UUID> deposed = new HashSet<>();
    for (Attempt attempt : open) {
      EndedCall call = calls.get(attempt.id());
      if (attempt.fence() != call.fence()) {
        deposed.add(attempt.id());
        log.warn(
            "The outcome {} of attempt {} is not recorded: node {} has taken the call over since"
                + " (fence {}, ours was {})",
            call.outcome().kind(),
            attempt.id(),
            attempt.node(),
            attempt.fence(),
            call.fence());
      }
    }
    return deposed;
  }

  private static Stream<News> news(Attempt attempt, EndedCall call, Job job, Fax fax) {
    Stream<News> lastPages =
        call.progress().stream()
            .filter(progress -> !progress.pages().isEmpty())
            .map(progress -> News.underWay(fax, attempt, progress));
    return Stream.concat(lastPages, Stream.of(News.concluded(fax, job)));
  }

  private List<CountedFax> counted(Map<UUID, Job> owners, Map<UUID, Fax> documents) {
    Instant now = clock.instant();
    return owners.values().stream()
        .filter(job -> job.state().isFinal())
        .map(job -> counted(documents.get(job.id()), job, now))
        .toList();
  }

  private static CountedFax counted(Fax fax, Job job, Instant now) {
    return CountedFax.of(fax, Ending.of(job.state()), job.confirmedPages(), now);
  }

  private static <T> Map<UUID, T> byId(List<T> all, Function<T, UUID> id) {
    return all.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  private Recorded conclude(Attempt attempt, EndedCall call, Job job, Fax fax) {
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
