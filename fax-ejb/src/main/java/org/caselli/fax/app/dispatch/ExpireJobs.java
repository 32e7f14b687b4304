package org.caselli.fax.app.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.prepare.GiveUpFax;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends jobs whose time is over; a live call is left to finish. */
@ApplicationScoped
public class ExpireJobs {
  private static final Logger log = LoggerFactory.getLogger(ExpireJobs.class);

  private final AccountSlots slots;
  private final Jobs jobs;
  private final GiveUpFax giveUp;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ExpireJobs() {
    this(null, null, null, null);
  }

  @Inject
  public ExpireJobs(AccountSlots slots, Jobs jobs, GiveUpFax giveUp, Clock clock) {
    this.slots = slots;
    this.jobs = jobs;
    this.giveUp = giveUp;
    this.clock = clock;
  }

  /** Ends those of an account's jobs that have expired; the notices to send. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> expireJobs(UUID account, List<UUID> ids) {
    Instant now = clock.instant();
    slots.lockAndCountFree(account);
    List<UUID> notices = new ArrayList<>();
    for (Job job : jobs.byIds(ids)) {
      boolean waits = job.state() == JobState.PREPARING || job.state() == JobState.PENDING;
      if (waits && job.schedule().hasExpired(now)) {
        log.info("Job {} has expired after {} attempts", job.id(), job.attempts());
        giveUp.giveUpFax(job, OutcomeKind.EXPIRED, why(job)).ifPresent(notices::add);
      }
    }
    return notices;
  }

  private static String why(Job job) {
    String sentence = "The fax expired before it could be delivered";
    return job.reason().isEmpty() ? sentence : sentence + "; the last attempt: " + job.reason();
  }
}
