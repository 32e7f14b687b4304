package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caselli.fax.app.claim.DueQueue;
import org.caselli.fax.app.drain.NodeDuty;
import org.caselli.fax.app.transmit.RecoverAttempts;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.job.Jobs.DueJob;
import org.caselli.fax.port.AccountQueues;
import org.caselli.fax.port.AccountQueues.QueueFailure;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes good for every lost message, wake-up and node: finds in the database whatever should
 * be going on and is not. One node at a time does it; safe to run twice all the same.
 */
@ApplicationScoped
public class Sweep {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final Duration AHEAD = Duration.ofSeconds(20);
  private static final Duration WAKE_UP_LOST = Duration.ofSeconds(15);
  private static final Duration MESSAGE_LOST = Duration.ofSeconds(60);
  private static final int AT_ONCE = 500;
  private static final int SOON = 20_000;

  /** A long backlog is queued over many sweeps: whatever else they look after must not wait. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration A_WHILE = Duration.ofMillis(900);
  private static final int OVERTAKEN_BY = 500;

  private final SweepRows rows;
  private final Backlog backlog;
  private final DueQueue due;
  private final StartDueJobs start;
  private final ExpireJobs expire;
  private final RecoverAttempts recover;
  private final AccountQueues queues;
  private final BlobStore blobs;
  private final Wakeups wakeups;
  private final NodeDuty duty;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Sweep() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  public Sweep(
      SweepRows rows,
      Backlog backlog,
      DueQueue due,
      StartDueJobs start,
      ExpireJobs expire,
      RecoverAttempts recover,
      AccountQueues queues,
      BlobStore blobs,
      Wakeups wakeups,
      NodeDuty duty,
      Clock clock) {
    this.rows = rows;
    this.backlog = backlog;
    this.due = due;
    this.start = start;
    this.expire = expire;
    this.recover = recover;
    this.queues = queues;
    this.blobs = blobs;
    this.wakeups = wakeups;
    this.duty = duty;
    this.clock = clock;
  }

  /** Whether this node does what one node at a time does. */
  public boolean isOurTurn() {
    return !duty.isDraining() && rows.isOurTurn();
  }

  /** One round; without effect while another node is at it. */
  public void sweep() {
    if (!isOurTurn()) {
      return;
    }
    recover.recoverOwn();
    endExpired();
    startDue();
    for (DueJob job : rows.unprepared(clock.instant().minus(WAKE_UP_LOST), AT_ONCE)) {
      wakeups.prepare(job.id(), job.account());
    }
    rows.passOnOverdueReservations().forEach(wakeups::dispatch);
    rows.idleAccountsWithQueuedJobs().forEach(wakeups::dispatch);
  }

  private void endExpired() {
    Map<UUID, List<UUID>> expired = new LinkedHashMap<>();
    for (DueJob job : rows.expired(AT_ONCE)) {
      expired.computeIfAbsent(job.account(), account -> new ArrayList<>()).add(job.id());
    }
    expired.forEach(
        (account, jobs) -> {
          try {
            expire.expireJobs(account, jobs).forEach(wakeups::notice);
          } catch (RuntimeException e) {
            log.warn("Jobs of account {} have expired and were not ended yet", account, e);
          }
        });
  }

  private void startDue() {
    Instant begin = clock.instant();
    backlog.start(begin.plus(LONGEST));
    rows.asleepUntil(begin, begin.plus(AHEAD), SOON).forEach(job -> due.add(job.id(), job.due()));
  }

  /** Queues what the last round had no time or no room for; runs more often than the rounds. */
  public void goOn() {
    if (backlog.isLeft() && isOurTurn()) {
      backlog.goOn(clock.instant().plus(A_WHILE));
    }
  }

  /**
   * Sends messages again that must be lost: the queue is empty and jobs are in it all the same, or
   * later jobs have overtaken them long ago. Also erases what nobody refers to. Runs less often.
   */
  public void sweepRarely() {
    if (!isOurTurn()) {
      return;
    }
    Instant before = clock.instant().minus(MESSAGE_LOST);
    for (UUID account : rows.accountsWithQueuedJobs(before)) {
      try {
        List<UUID> lost =
            queues.isEmpty(account)
                ? rows.queuedBefore(account, before, AT_ONCE)
                : rows.overtaken(account, OVERTAKEN_BY, AT_ONCE);
        wakeups.dispatch(account);
        if (!lost.isEmpty()) {
          log.warn(
              "{} messages of account {} were lost; they are sent again", lost.size(), account);
          start.startLostJobs(lost);
        }
      } catch (QueueFailure e) {
        log.warn("The queue of account {} could not be checked", account, e);
      }
    }
    rows.forgetExpiredTokens();
    rows.forgetExpiredKeys();
    blobs.eraseUnreferenced(AT_ONCE);
  }
}
