package org.caselli.fax.domain.job;

import java.util.Optional;
import org.caselli.fax.domain.fax.Fax;

/**
 * A fax and how it fares, all of one moment.
 *
 * @param job empty for a received fax
 * @param live the attempt that is under way
 */
public record FaxDetail(Fax fax, Optional<Job> job, Optional<Attempt> live) {}
