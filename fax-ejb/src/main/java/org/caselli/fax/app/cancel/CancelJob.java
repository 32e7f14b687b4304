package org.caselli.fax.app.cancel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.caselli.fax.app.cancel.CancelSteps.Cancelled;
import org.caselli.fax.app.transmit.LiveCalls;
import org.caselli.fax.domain.call.OutcomeKind;
import org.caselli.fax.domain.job.JobState;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.Measures;
import org.caselli.fax.port.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels a job, whoever wants it; the caller has seen to it that he may. Never within a
 * transaction. Thread-safe; idempotent.
 */
@ApplicationScoped
public class CancelJob {
  private static final Logger log = LoggerFactory.getLogger(CancelJob.class);
  private static final int TRIES = 5;

  private final CancelSteps steps;
  private final LiveCalls calls;
  private final Wakeups wakeups;
  private final Measures measures;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CancelJob() {
    this(null, null, null, null);
  }

  @Inject
  public CancelJob(CancelSteps steps, LiveCalls calls, Wakeups wakeups, Measures measures) {
    this.steps = steps;
    this.calls = calls;
    this.wakeups = wakeups;
    this.measures = measures;
  }

  /**
   * Cancels it: at once while no call is made for it; else its call is asked to end.
   *
   * @throws FaxException not found, or conflict for a job that has ended otherwise
   */
  public void cancelJob(UUID job) {
    Cancelled cancelled = cancelled(job);
    cancelled.attempt().ifPresent(calls::cancel);
    cancelled.wake().forEach(wakeups::dispatch);
    cancelled.notice().ifPresent(wakeups::notice);
    if (cancelled.ended()) {
      measures.faxEnded(JobState.CANCELLED, OutcomeKind.CANCELLED);
    }
  }

  /** Whoever prepares or claims the job at the same moment may be faster; then it is looked at. */
  private Cancelled cancelled(UUID job) {
    for (int tried = 1; ; tried++) {
      try {
        return steps.cancel(job);
      } catch (FaxException e) {
        throw e;
      } catch (RuntimeException e) {
        if (tried == TRIES) {
          throw e;
        }
        log.debug("Job {} has just changed; its cancellation is tried again", job, e);
      }
    }
  }
}
