package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.claim.AccountSlots;
import org.caselli.fax.app.prepare.GiveUpFax;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.audit.Subject;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;

/** The transactions of {@link UpdateJob}. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class UpdateSteps {
  private static final String GIVEN_UP = "An operator has given the fax up";

  private final Jobs jobs;
  private final Faxes faxes;
  private final AccountSlots slots;
  private final GiveUpFax giveUp;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UpdateSteps() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public UpdateSteps(
      Jobs jobs, Faxes faxes, AccountSlots slots, GiveUpFax giveUp, AuditTrail audit, Clock clock) {
    this.jobs = jobs;
    this.faxes = faxes;
    this.slots = slots;
    this.giveUp = giveUp;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What follows after the commit.
   *
   * @param state of the job from now on
   * @param notice to send
   */
  public record Updated(UUID account, JobState state, Optional<UUID> notice) {}

  /**
   * Tries the job anew or gives it up.
   *
   * @throws FaxException not found, or conflict for a move that is not allowed
   */
  public Updated update(UUID id, JobState next, Actor actor) {
    jobs.accountOf(id).ifPresent(slots::lockAndCountFree);
    Job job = jobs.held(id).orElseThrow(() -> FaxException.notFound("job", id));
    Instant now = clock.instant();
    JobState before = job.state();
    Optional<UUID> notice = Optional.empty();
    if (next == JobState.PENDING && before != JobState.PROCESSING && before != JobState.COMPLETED) {
      if (job.schedule().hasExpired(now)) {
        throw new FaxException(
            ProblemType.CONFLICT,
            "The time until which the fax was to be delivered has passed; submit it again");
      }
      boolean ready = faxes.byId(id).orElseThrow().pages() > 0;
      job.restarted(ready, now);
    } else if (next == JobState.FAILED
        && (before == JobState.PREPARING || before == JobState.PENDING)) {
      notice = giveUp.giveUpFax(job, OutcomeKind.CANCELLED, GIVEN_UP);
    } else {
      throw new FaxException(
          ProblemType.CONFLICT, "The job is " + word(before) + "; it " + allowed(before));
    }
    audit(job, before, actor);
    return new Updated(job.accountId(), job.state(), notice);
  }

  /** Writes down who cancelled it. */
  public void cancelled(UUID id, Actor actor) {
    jobs.byId(id).ifPresent(job -> audit(job, job.state(), actor));
  }

  private static String word(JobState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String allowed(JobState state) {
    return switch (state) {
      case PREPARING, PENDING -> "can become pending, failed or cancelled";
      case PROCESSING -> "can become cancelled";
      case FAILED, CANCELLED -> "can become pending";
      case COMPLETED -> "stays so";
    };
  }

  private void audit(Job job, JobState before, Actor actor) {
    audit.add(
        Act.of(
            actor,
            "job.updated",
            new Subject("job", job.id().toString().replace("-", ""), Optional.of(job.accountId())),
            Map.of("before", word(before), "after", word(job.state())),
            clock.instant()));
  }
}
