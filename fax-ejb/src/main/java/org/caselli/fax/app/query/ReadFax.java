package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.FaxDetails;
import org.caselli.fax.domain.problem.FaxException;

/** One fax with its job, its live attempt and its history. Thread-safe. */
@ApplicationScoped
@Transactional
public class ReadFax {
  private final Tenancy tenancy;
  private final FaxDetails faxes;
  private final Attempts attempts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadFax() {
    this(null, null, null);
  }

  @Inject
  public ReadFax(Tenancy tenancy, FaxDetails faxes, Attempts attempts) {
    this.tenancy = tenancy;
    this.faxes = faxes;
    this.attempts = attempts;
  }

  /** The fax at that place, as it is now. */
  public FaxDetail readFax(Access access, FaxPlace place) {
    tenancy.enter(access, place.account());
    place.below().permit(access);
    return faxes
        .byId(place.account(), place.id())
        .filter(found -> place.shows(found.fax(), access.reach()))
        .orElseThrow(() -> FaxException.notFound("fax", place.id()));
  }

  /** All attempts to send the fax, in order, each with its timeline. */
  public List<AttemptDetail> attempts(Access access, FaxPlace place) {
    Fax fax = readFax(access, place).fax();
    return attempts.ofJob(fax.id()).stream()
        .map(attempt -> new AttemptDetail(attempt, attempts.timeline(attempt.id())))
        .toList();
  }
}
