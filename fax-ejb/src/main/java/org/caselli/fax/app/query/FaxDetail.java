package org.caselli.fax.app.query;

import java.util.Optional;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.Job;

/**
 * A fax and how it fares.
 *
 * @param job empty for a received fax
 * @param live the attempt that is under way
 */
public record FaxDetail(Fax fax, Optional<Job> job, Optional<Attempt> live) {}
