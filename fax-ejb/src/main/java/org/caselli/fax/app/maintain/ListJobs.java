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
import org.caselli.fax.app.query.Page;
import org.caselli.fax.app.query.ReadHeldBack;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.dispatch.HeldBack;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.JobListing;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.listing.Place;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Lists jobs for the system's administrator. Thread-safe. */
@ApplicationScoped
@Transactional
public class ListJobs {
  private final Tenancy tenancy;
  private final Jobs jobs;
  private final Attempts attempts;
  private final Faxes faxes;
  private final ReadHeldBack heldBack;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ListJobs() {
    this(null, null, null, null, null);
  }

  @Inject
  public ListJobs(
      Tenancy tenancy, Jobs jobs, Attempts attempts, Faxes faxes, ReadHeldBack heldBack) {
    this.tenancy = tenancy;
    this.jobs = jobs;
    this.attempts = attempts;
    this.faxes = faxes;
    this.heldBack = heldBack;
  }

  /**
   * A job in a list.
   *
   * @param node which node makes its call; empty for none
   * @param heldBack whether it waits because sending is paused
   */
  public record Line(Job job, Fax fax, Optional<String> node, boolean heldBack) {}

  /**
   * A page of them.
   *
   * @param size how many to show at the most, at least 1
   * @throws FaxException violation, for ended jobs of the whole system, which may be millions
   */
  public Page<Line> listJobs(Access access, JobListing wanted, int size) {
    tenancy.administerSystem(access);
    if (wanted.state().isFinal() && wanted.account().isEmpty() && wanted.faxbox().isEmpty()) {
      throw FaxException.invalid(
          new Violation(
              "account_id", "required", "Name an account or a faxbox to see jobs that have ended"));
    }
    List<Job> found = jobs.list(wanted, size + 1);
    List<Job> shown = found.subList(0, Math.min(size, found.size()));
    Optional<Place> next =
        found.size() > size ? Optional.of(JobListing.place(shown.get(size - 1))) : Optional.empty();
    return new Page<>(shown.isEmpty() ? List.of() : lines(shown), next);
  }

  private List<Line> lines(List<Job> found) {
    List<UUID> ids = found.stream().map(Job::id).toList();
    List<UUID> underWay = found.stream().map(Job::attemptId).flatMap(Optional::stream).toList();
    Map<UUID, Fax> documents =
        faxes.byIds(ids).stream().collect(Collectors.toMap(Fax::id, Function.identity()));
    Map<UUID, Attempt> live =
        underWay.isEmpty()
            ? Map.of()
            : attempts.byIds(underWay).stream()
                .collect(Collectors.toMap(Attempt::jobId, Function.identity()));
    HeldBack held = heldBack.readHeldBack();
    return found.stream()
        .map(
            job ->
                new Line(
                    job,
                    documents.get(job.id()),
                    Optional.ofNullable(live.get(job.id())).map(Attempt::node),
                    job.state() == JobState.PENDING && held.holds(job.accountId())))
        .toList();
  }
}
