package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.claim.NumberLocks;
import org.caselli.fax.domain.account.Keys;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.dispatch.NumberLockRows;
import org.caselli.fax.domain.dispatch.SlotRows;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.job.Jobs.DueJob;
import org.caselli.fax.domain.job.Jobs.Rounds;
import org.caselli.fax.domain.request.RequestKeys;
import org.caselli.fax.domain.submission.SubmissionKeys;
import org.caselli.fax.port.NodeLife;

/** The transactions of {@link Sweep}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SweepRows {
  private static final String SWEEP = "sweep";

  /** Longer than from one sweep to the next. */
  private static final Duration TURN = Duration.ofSeconds(12);

  private static final int AT_ONCE = 200;

  /** No node's clock is ahead by more. */
  private static final Duration ANY_CLOCK = Duration.ofDays(1);

  private final Jobs jobs;
  private final SlotRows slots;
  private final NumberLockRows numbers;
  private final NumberLocks locks;
  private final Leases leases;
  private final Keys keys;
  private final SubmissionKeys submissions;
  private final RequestKeys requests;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SweepRows() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public SweepRows(
      Jobs jobs,
      SlotRows slots,
      NumberLockRows numbers,
      NumberLocks locks,
      Leases leases,
      Keys keys,
      SubmissionKeys submissions,
      RequestKeys requests,
      NodeLife node,
      Clock clock) {
    this.jobs = jobs;
    this.slots = slots;
    this.numbers = numbers;
    this.locks = locks;
    this.leases = leases;
    this.keys = keys;
    this.submissions = submissions;
    this.requests = requests;
    this.node = node;
    this.clock = clock;
  }

  /** Whether this node sweeps; it holds the lease then. */
  public boolean isOurTurn() {
    return leases.take(SWEEP, node.owner().incarnation(), node.owner().node(), TURN);
  }

  /** Sleeping jobs that are due, the accounts in turn. */
  public List<DueJob> ripe(Rounds rounds, int most) {
    return jobs.ripe(clock.instant(), rounds, most);
  }

  /** How many jobs were queued lately and have not been claimed yet; counts on to {@code most}. */
  public int queuedSince(Instant since, int most) {
    return jobs.queuedSince(since, most);
  }

  public List<DueJob> asleepUntil(Instant from, Instant until, int most) {
    return jobs.asleepUntil(from, until, most);
  }

  public List<DueJob> unprepared(Instant before, int most) {
    return jobs.preparingSince(before, most);
  }

  /** Accounts that have waiting or queued jobs. */
  public List<UUID> accountsWithQueuedJobs() {
    return jobs.accountsWithQueuedJobs(clock.instant().plus(ANY_CLOCK));
  }

  /** Accounts that have waiting jobs, or jobs that were queued before a time. */
  public List<UUID> accountsWithQueuedJobs(Instant before) {
    return jobs.accountsWithQueuedJobs(before);
  }

  /** Accounts that have queued jobs and no live attempt whose end would wake them. */
  public List<UUID> idleAccountsWithQueuedJobs() {
    return jobs.idleAccountsWithQueuedJobs();
  }

  /** Jobs of an account that were queued before a time, in order. */
  public List<UUID> queuedBefore(UUID account, Instant before, int most) {
    return jobs.queuedBefore(account, before, most);
  }

  /** Queued jobs that at least {@code by} later messages of the system have overtaken. */
  public List<UUID> overtaken(UUID account, int by, int most) {
    return jobs.overtakenIn(account, slots.lastOrder(account) - by, most);
  }

  /** Reservations that nobody used go to the next waiter; the accounts to wake up. */
  public List<UUID> passOnOverdueReservations() {
    List<UUID> wake = new ArrayList<>();
    for (String number : numbers.overdue(clock.instant(), AT_ONCE)) {
      locks.passOn(number, Optional.empty()).ifPresent(wake::add);
    }
    return wake;
  }

  /** Jobs whose time is over, longest first. */
  public List<DueJob> expired(int most) {
    return jobs.expired(clock.instant(), most);
  }

  /** Keys of requests that are not known again any more. */
  public void forgetExpiredKeys() {
    submissions.forgetExpired(clock.instant());
    requests.forgetExpired(clock.instant());
  }

  public void forgetExpiredTokens() {
    keys.forgetExpired(clock.instant());
  }
}
