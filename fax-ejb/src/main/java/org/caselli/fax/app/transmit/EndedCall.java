package org.caselli.fax.app.transmit;

import java.util.Objects;
import java.util.Optional;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Progress;

/**
 * A call that is over and to be recorded.
 *
 * @param fence that whoever tells it has for the attempt
 * @param outcome what the attempt came to; usually what the report says
 * @param progress what of its timeline is not written yet
 */
public record EndedCall(
    TransmissionReport report, long fence, AttemptOutcome outcome, Optional<Progress> progress) {
  public EndedCall {
    Objects.requireNonNull(report);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(progress);
  }

  /** Judged by its report. */
  static EndedCall of(TransmissionReport report, long fence, Optional<Progress> progress) {
    return new EndedCall(report, fence, AttemptOutcome.of(report), progress);
  }
}
