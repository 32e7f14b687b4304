package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.job.ProgressJournal;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcome: one transaction that ends the attempt, gives slot and number back, and has decided
 * what follows and the notice written ({@link ConcludeAttempt}). Idempotent on the attempt. Same
 * order of locks as the claim.
 */
@ApplicationScoped
public class RecordOutcome {
  private static final Logger log = LoggerFactory.getLogger(RecordOutcome.class);

  private final Jobs jobs;
  private final Attempts attempts;
  private final Faxes faxes;
  private final AccountSlots slots;
  private final NumberLocks locks;
  private final ProgressJournal journal;
  private final ConcludeAttempt conclude;
  private final Announcements announcements;
  private final UsageLedger usage;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RecordOutcome() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public RecordOutcome(
      Jobs jobs,
      Attempts attempts,
      Faxes faxes,
      AccountSlots slots,
      NumberLocks locks,
      ProgressJournal journal,
      ConcludeAttempt conclude,
      Announcements announcements,
      UsageLedger usage,
      Clock clock) {
    this.jobs = jobs;
    this.attempts = attempts;
    this.faxes = faxes;
    this.slots = slots;
    this.locks = locks;
    this.journal = journal;
    this.conclude = conclude;
    this.announcements = announcements;
    this.usage = usage;
    this.clock = clock;
  }

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
    new TreeSet<>(attempts.accountsOf(ids).values()).forEach(slots::lockAndCountFree);
    List<Attempt> open = attempts.byIds(ids).stream().filter(Attempt::isLive).toList();
    Set<UUID> deposed = deposed(open, calls);
    List<Attempt> live = open.stream().filter(each -> !deposed.contains(each.id())).toList();
    if (live.isEmpty()) {
      log.debug("Attempts {} have ended already, or are not ours", ids);
      return new Recording(List.of(), deposed);
    }
    Set<UUID> wake = giveBack(live);
    List<UUID> jobIds = live.stream().map(Attempt::jobId).toList();
    Map<UUID, Job> owners = byId(jobs.byIds(jobIds), Job::id);
    Map<UUID, Fax> documents = byId(faxes.byIds(jobIds), Fax::id);
    List<Recorded> recorded = new ArrayList<>();
    for (Attempt attempt : live) {
      UUID id = attempt.jobId();
      recorded.add(
          conclude.concludeAttempt(
              attempt, calls.get(attempt.id()), owners.get(id), documents.get(id)));
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

  /** Gives numbers and slots back; returns the accounts that may go on with them. */
  private Set<UUID> giveBack(List<Attempt> live) {
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
    return wake;
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
}
