package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.cancel.CancelJob;
import org.caselli.fax.app.dispatch.StartDueJobs;
import org.caselli.fax.app.maintain.UpdateSteps.Updated;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Wakeups;

/**
 * Moves a job to another state, for the system's administrator, along the transitions that are
 * allowed. Each change is audited. Thread-safe; never within a transaction.
 */
@ApplicationScoped
public class UpdateJob {
  private final Tenancy tenancy;
  private final UpdateSteps steps;
  private final CancelJob cancelJob;
  private final StartDueJobs start;
  private final Wakeups wakeups;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UpdateJob() {
    this(null, null, null, null, null);
  }

  @Inject
  public UpdateJob(
      Tenancy tenancy,
      UpdateSteps steps,
      CancelJob cancelJob,
      StartDueJobs start,
      Wakeups wakeups) {
    this.tenancy = tenancy;
    this.steps = steps;
    this.cancelJob = cancelJob;
    this.start = start;
    this.wakeups = wakeups;
  }

  /**
   * Moves it: {@code PENDING} tries it anew now, {@code FAILED} gives it up with the error notice,
   * {@code CANCELLED} cancels it.
   *
   * @param wanted empty when there is no such state
   * @throws FaxException forbidden, violation, not found, or conflict that names the states that
   *     are allowed
   */
  public void updateJob(Access access, Actor actor, UUID job, Optional<JobState> wanted) {
    tenancy.administerSystem(access);
    JobState next =
        wanted.orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation(
                        "status", "enum", "A job can be made pending, failed or cancelled")));
    if (next == JobState.CANCELLED) {
      cancelJob.cancelJob(job);
      steps.cancelled(job, actor);
      return;
    }
    Updated updated = steps.update(job, next, actor);
    updated.notice().ifPresent(wakeups::notice);
    switch (updated.state()) {
      case PREPARING -> wakeups.prepare(job, updated.account());
      case PENDING -> start.startDueJobs(List.of(job));
      case PROCESSING, COMPLETED, FAILED, CANCELLED -> wakeups.dispatch(updated.account());
    }
  }
}
