package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;
import org.caselli.fax.domain.problem.FaxException;

/** One fax with its job, its live attempt and its history. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadFax {
  private final Tenancy tenancy;
  private final Faxes faxes;
  private final Jobs jobs;
  private final Attempts attempts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadFax() {
    this(null, null, null, null);
  }

  @Inject
  public ReadFax(Tenancy tenancy, Faxes faxes, Jobs jobs, Attempts attempts) {
    this.tenancy = tenancy;
    this.faxes = faxes;
    this.jobs = jobs;
    this.attempts = attempts;
  }

  /** The fax at that place, as it is now. */
  public FaxDetail readFax(Access access, FaxPlace place) {
    Fax fax = find(access, place);
    Optional<Job> job =
        fax.direction() == Fax.Direction.OUTBOUND ? jobs.byId(fax.id()) : Optional.empty();
    Optional<Attempt> live =
        job.flatMap(Job::attemptId).flatMap(attempts::byId).filter(Attempt::isLive);
    return new FaxDetail(fax, job, live);
  }

  /** All attempts to send the fax, in order, each with its timeline. */
  public List<AttemptDetail> attempts(Access access, FaxPlace place) {
    Fax fax = find(access, place);
    return attempts.ofJob(fax.id()).stream()
        .map(attempt -> new AttemptDetail(attempt, attempts.timeline(attempt.id())))
        .toList();
  }

  private Fax find(Access access, FaxPlace place) {
    tenancy.enter(access, place.account());
    place.below().permit(access);
    return faxes
        .byId(place.account(), place.id())
        .filter(fax -> place.shows(fax, access.reach()))
        .orElseThrow(() -> FaxException.notFound("fax", place.id()));
  }
}
