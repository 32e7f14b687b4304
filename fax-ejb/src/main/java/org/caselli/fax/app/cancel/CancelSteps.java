package org.caselli.fax.app.cancel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.claim.NumberLocks;
import org.caselli.fax.app.notify.TellOfCancellation;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.dispatch.NumberLockRows.NumberLock;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.usage.CountedFax;
import org.caselli.fax.domain.usage.Ending;
import org.caselli.fax.domain.usage.UsageLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of {@link CancelJob}; same order of locks as the claim. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class CancelSteps {
  private static final Logger log = LoggerFactory.getLogger(CancelSteps.class);

  private final Jobs jobs;
  private final Faxes faxes;
  private final AccountSlots slots;
  private final NumberLocks locks;
  private final TellOfCancellation tell;
  private final Announcements announcements;
  private final UsageLedger usage;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelSteps() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  public CancelSteps(
      Jobs jobs,
      Faxes faxes,
      AccountSlots slots,
      NumberLocks locks,
      TellOfCancellation tell,
      Announcements announcements,
      UsageLedger usage,
      Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.slots = slots;
    this.locks = locks;
    this.tell = tell;
    this.announcements = announcements;
    this.usage = usage;
    this.clock = clock;
  }

  /**
   * What follows after the commit.
   *
   * @param ended whether the job has come to its end now
   * @param attempt whose call is to be ended
   * @param wake accounts that may go on
   * @param notice to send
   */
  public record Cancelled(
      boolean ended, Optional<UUID> attempt, Set<UUID> wake, Optional<UUID> notice) {
    private static final Cancelled BEFORE =
        new Cancelled(false, Optional.empty(), Set.of(), Optional.empty());
  }

  /**
   * Cancels the job, or asks for the end of its attempt; without effect when it is cancelled.
   *
   * @throws FaxException not found, or conflict for a job that has ended otherwise
   */
  public Cancelled cancel(UUID id) {
    jobs.accountOf(id).ifPresent(slots::lockAndCountFree);
    Job job = jobs.held(id).orElseThrow(() -> FaxException.notFound("job", id));
    Instant now = clock.instant();
    return switch (job.state()) {
      case CANCELLED -> Cancelled.BEFORE;
      case PREPARING, PENDING -> ended(job, now);
      case PROCESSING -> {
        if (job.cancelRequested(now)) {
          log.info("Job {} is to be cancelled; its call is being ended", id);
        }
        yield new Cancelled(false, job.attemptId(), Set.of(), Optional.empty());
      }
      case COMPLETED, FAILED ->
          throw new FaxException(
              ProblemType.CONFLICT,
              "The fax is "
                  + job.state().name().toLowerCase(Locale.ROOT)
                  + " already; only one that has not ended can be cancelled");
    };
  }

  private Cancelled ended(Job job, Instant now) {
    Optional<String> reserved = job.waitingFor().filter(number -> isKeptFor(job, number));
    job.cancelled(now);
    Fax fax = faxes.byId(job.id()).orElseThrow();
    fax.attempted(facts(fax, now), false, now);
    Optional<UUID> notice = tell.tellOfCancellation(fax);
    usage.add(List.of(CountedFax.of(fax, Ending.CANCELLED, job.confirmedPages(), now)));
    announcements.announce(() -> List.of(News.cancelled(fax)));
    Set<UUID> wake = new HashSet<>();
    reserved.flatMap(number -> locks.passOn(number, Optional.empty())).ifPresent(wake::add);
    log.info("Job {} was cancelled before its call", job.id());
    return new Cancelled(true, Optional.empty(), wake, notice);
  }

  private boolean isKeptFor(Job job, String number) {
    NumberLock lock = locks.look(List.of(number)).get(number);
    return lock != null && lock.reservedFor().equals(Optional.of(job.id()));
  }

  private static Facts facts(Fax fax, Instant now) {
    TransmissionReport none =
        TransmissionReport.of(new CallId(fax.id()), now, CallEnding.CANCELLED).build();
    long age = Duration.between(fax.createdAt(), now).toSeconds();
    return Facts.of(none, AttemptOutcome.of(none), age);
  }
}
