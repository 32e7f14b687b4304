package org.caselli.fax.app.query;

import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Faxes;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Attempts;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.FaxDetails;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Jobs;

/** Details out of faxes, jobs and attempts that nobody changes meanwhile. */
public record CollectedDetails(Faxes faxes, Jobs jobs, Attempts attempts) implements FaxDetails {
  @Override
  public Optional<FaxDetail> byId(UUID account, UUID id) {
    Optional<Job> job = jobs.byId(id);
    Optional<Attempt> live =
        job.flatMap(Job::attemptId).flatMap(attempts::byId).filter(Attempt::isLive);
    return faxes.byId(account, id).map(fax -> new FaxDetail(fax, job, live));
  }
}
