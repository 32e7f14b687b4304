package org.caselli.fax.app.maintain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Lists jobs for the system's administrator. Thread-safe. */
@ApplicationScoped
@Transactional
public class ListJobs {
  private final Tenancy tenancy;
  private final Jobs jobs;
  private final Faxes faxes;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListJobs() {
    this(null, null, null);
  }

  @Inject
  public ListJobs(Tenancy tenancy, Jobs jobs, Faxes faxes) {
    this.tenancy = tenancy;
    this.jobs = jobs;
    this.faxes = faxes;
  }

  /**
   * Which jobs.
   *
   * @param account only this account's
   * @param faxbox only those sent through this faxbox
   * @param most how many at the most
   */
  public record Wanted(JobState state, Optional<UUID> account, Optional<UUID> faxbox, int most) {}

  /**
   * A job in a list.
   *
   * @param node which node makes its call; empty for none
   */
  public record Line(Job job, Fax fax, Optional<String> node) {}

  /**
   * The jobs in a state: pending ones by their due time, others the newest first.
   *
   * @throws FaxException violation, for ended jobs of the whole system, which may be millions
   */
  public List<Line> listJobs(Access access, Wanted wanted) {
    tenancy.administerSystem(access);
    if (wanted.state().isFinal() && wanted.account().isEmpty() && wanted.faxbox().isEmpty()) {
      throw FaxException.invalid(
          new Violation(
              "account_id", "required", "Name an account or a faxbox to see jobs that have ended"));
    }
    List<Job> found =
        jobs.inState(wanted.state(), wanted.account(), wanted.faxbox(), wanted.most());
    List<UUID> ids = found.stream().map(Job::id).toList();
    List<UUID> live = found.stream().map(Job::attemptId).flatMap(Optional::stream).toList();
    Map<UUID, Fax> documents =
        faxes.byIds(ids).stream().collect(Collectors.toMap(Fax::id, Function.identity()));
    Map<UUID, Attempt> attempts =
        live.isEmpty()
            ? Map.of()
            : jobs.attempts(live).stream()
                .collect(Collectors.toMap(Attempt::jobId, Function.identity()));
    return found.stream()
        .map(
            job ->
                new Line(
                    job,
                    documents.get(job.id()),
                    Optional.ofNullable(attempts.get(job.id())).map(Attempt::node)))
        .toList();
  }
}
