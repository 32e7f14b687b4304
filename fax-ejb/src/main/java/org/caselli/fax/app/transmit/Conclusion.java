package org.caselli.fax.app.transmit;

import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;

/**
 * What an attempt came to.
 *
 * @param state of the job from now on
 * @param badRows of the pages of this attempt
 */
public record Conclusion(OutcomeKind outcome, JobState state, int pages, int badRows) {}
