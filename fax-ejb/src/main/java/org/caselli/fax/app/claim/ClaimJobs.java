package org.caselli.fax.app.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.app.announce.Announcements;
import org.caselli.fax.app.announce.News;
import org.caselli.fax.domain.dispatch.NumberLockRows;
import org.caselli.fax.domain.dispatch.NumberLockRows.NumberLock;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.settings.FaxSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.AccountQueues.QueuedJob;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.NodeLife;

/**
 * The claim: one transaction that takes slots of one account, the numbers and the jobs, in that
 * order; numbers in the order of their digits, so that no two claims wait for each other in a ring.
 * Several jobs of one account are claimed at once (ADR 0009).
 */
@ApplicationScoped
public class ClaimJobs {
  private static final int RESERVED_LOOKED_AT = 20;

  private final AccountSlots slots;
  private final NumberLocks locks;
  private final NumberLockRows waitingLists;
  private final Jobs jobs;
  private final Attempts attempts;
  private final Faxes faxes;
  private final Settings settings;
  private final NodeLife node;
  private final Ids ids;
  private final Announcements announcements;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ClaimJobs() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public ClaimJobs(
      AccountSlots slots,
      NumberLocks locks,
      NumberLockRows waitingLists,
      Jobs jobs,
      Attempts attempts,
      Faxes faxes,
      Settings settings,
      NodeLife node,
      Ids ids,
      Announcements announcements,
      Clock clock) {
    this.slots = slots;
    this.locks = locks;
    this.waitingLists = waitingLists;
    this.jobs = jobs;
    this.attempts = attempts;
    this.faxes = faxes;
    this.settings = settings;
    this.node = node;
    this.ids = ids;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * What came of a claim.
   *
   * @param claims attempts to be made now
   * @param outOfSlots slots ran out before the messages did: they go back to the queue
   * @param wake accounts whose jobs a number is kept for now
   */
  public record Claimed(List<Claim> claims, boolean outOfSlots, List<UUID> wake) {}

  /**
   * What an account could claim, looked at without locking.
   *
   * @param mayClaimWaiting a number is kept for one of its waiting jobs, or free
   * @param hasQueued jobs are in its queue
   */
  public record Outlook(int freeSlots, boolean mayClaimWaiting, boolean hasQueued) {}

  /** Looks before anything is locked or opened. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Outlook outlook(UUID account) {
    int free = slots.free(account);
    return new Outlook(
        free,
        !waitingLists.claimable(account, clock.instant(), 1).isEmpty(),
        free > 0 && jobs.hasQueued(account));
  }

  /** Claims jobs whose messages were taken from the queue, in order. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Claimed queued(UUID account, List<QueuedJob> messages) {
    int free = slots.lockAndCountFree(account);
    if (free == 0) {
      return new Claimed(List.of(), true, List.of());
    }
    Map<UUID, Job> found = byId(messages.stream().map(QueuedJob::job).toList());
    List<Job> due = new ArrayList<>();
    for (QueuedJob message : messages) {
      Job job = found.get(message.job());
      if (job != null && job.answersTo(message.seq()) && mayBegin(job) && !due.contains(job)) {
        due.add(job);
      }
    }
    Batch batch = new Batch(due, serialize());
    for (Job job : due) {
      if (!batch.isFree(job)) {
        job.waitsFor(job.toNumber(), jobs.nextOrder());
      } else if (batch.size() == free) {
        return finish(account, batch, true, List.of());
      } else {
        batch.claim(job);
      }
    }
    return finish(account, batch, false, List.of());
  }

  /** Claims jobs of waiting lists whose number is kept for them, or free. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Claimed waiting(UUID account) {
    int free = slots.lockAndCountFree(account);
    List<UUID> claimable =
        waitingLists.claimable(account, clock.instant(), Math.max(RESERVED_LOOKED_AT, free));
    if (claimable.isEmpty()) {
      return new Claimed(List.of(), false, List.of());
    }
    Map<UUID, Job> found = byId(claimable);
    List<Job> waiting =
        claimable.stream().map(found::get).filter(job -> job != null).distinct().toList();
    Batch batch = new Batch(waiting, true);
    List<UUID> wake = new ArrayList<>();
    for (Job job : waiting) {
      boolean waits =
          job.state() == JobState.PENDING && job.waitingFor().isPresent() && mayBegin(job);
      if (waits && batch.size() < free && batch.isFree(job)) {
        batch.claim(job);
      } else if (batch.isReservedFor(job)) {
        Optional<UUID> passedOver = waits ? Optional.of(account) : Optional.empty();
        locks.passOn(job.toNumber(), passedOver).ifPresent(wake::add);
      }
    }
    return finish(account, batch, false, wake);
  }

  /** The sweep ends those that have expired. */
  private boolean mayBegin(Job job) {
    return !job.schedule().hasExpired(clock.instant());
  }

  private Claimed finish(UUID account, Batch batch, boolean outOfSlots, List<UUID> wake) {
    locks.hold(batch.held);
    slots.take(account, batch.size(), batch.lastOrder);
    announcements.announce(
        () -> batch.claims.stream().map(c -> News.started(c.fax(), c.attempt())).toList());
    return new Claimed(batch.claims(), outOfSlots, List.copyOf(wake));
  }

  private boolean serialize() {
    return settings.system().get(FaxSettings.SERIALIZE_OUTBOUND_NUMBERS);
  }

  private Map<UUID, Job> byId(List<UUID> wanted) {
    return jobs.byIds(wanted).stream().collect(Collectors.toMap(Job::id, Function.identity()));
  }

  /** Jobs that are claimed together; their numbers are locked. */
  private final class Batch {
    private final boolean serialized;
    private final Map<String, NumberLock> numbers;
    private final Map<UUID, Fax> documents;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, UUID> held = new HashMap<>();
    private final Instant now = clock.instant();
    private long lastOrder;

    Batch(List<Job> candidates, boolean serialized) {
      this.serialized = serialized;
      this.numbers =
          candidates.isEmpty() || !serialized
              ? Map.of()
              : new HashMap<>(
                  locks.look(candidates.stream().map(Job::toNumber).collect(Collectors.toSet())));
      this.documents =
          candidates.isEmpty()
              ? Map.of()
              : faxes.byIds(candidates.stream().map(Job::id).toList()).stream()
                  .collect(Collectors.toMap(Fax::id, Function.identity()));
    }

    boolean isFree(Job job) {
      NumberLock lock = numbers.get(job.toNumber());
      return !serialized || (lock != null && lock.isFreeFor(job.id()));
    }

    boolean isReservedFor(Job job) {
      NumberLock lock = numbers.get(job.toNumber());
      return lock != null && lock.reservedFor().equals(Optional.of(job.id()));
    }

    void claim(Job job) {
      Fax fax = documents.get(job.id());
      boolean resume =
          settings.forFax(job.accountId(), fax.faxboxId()).get(FaxSettings.RESUME)
              && job.confirmedPages() < fax.pages();
      Attempt attempt =
          new Attempt(
              ids.next(),
              job,
              node.owner(),
              serialized,
              ids.secret(),
              resume ? job.confirmedPages() : 0,
              fax.pages(),
              now);
      attempts.add(attempt);
      if (serialized) {
        held.put(job.toNumber(), attempt.id());
        numbers.put(
            job.toNumber(),
            new NumberLock(job.toNumber(), Optional.of(attempt.id()), Optional.empty()));
      }
      lastOrder = Math.max(lastOrder, job.queueOrder());
      job.claimed(attempt.id(), now);
      claims.add(new Claim(attempt, fax));
    }

    int size() {
      return claims.size();
    }

    List<Claim> claims() {
      return List.copyOf(claims);
    }
  }
}
