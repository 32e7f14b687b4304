package org.caselli.fax.app.transmit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.claim.Claim;
import org.caselli.fax.domain.call.AttemptOutcome;
import org.caselli.fax.domain.call.CallEnding;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallRequest;
import org.caselli.fax.port.LogContext;
import org.caselli.fax.port.TelephonyEngine;
import org.caselli.fax.port.TelephonyEngine.Acceptance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a claimed attempt to the engine. Returns at once: the call lives in the engine and in
 * {@link LiveCalls}. Never within a transaction.
 */
@ApplicationScoped
public class TransmitFax {
  private static final Logger log = LoggerFactory.getLogger(TransmitFax.class);

  /** A claim is carried out at once; what takes longer was held up, and others may look for it. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final CallPlanner planner;
  private final LiveCalls calls;
  private final EndAttempt ending;
  private final TelephonyEngine engine;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TransmitFax() {
    this(null, null, null, null, null);
  }

  @Inject
  public TransmitFax(
      CallPlanner planner,
      LiveCalls calls,
      EndAttempt ending,
      TelephonyEngine engine,
      Clock clock) {
    this.planner = planner;
    this.calls = calls;
    this.ending = ending;
    this.engine = engine;
    this.clock = clock;
  }

  /** Makes the call of an attempt that was claimed and committed. */
  public void transmitFax(Claim claim) {
    UUID attempt = claim.attempt().id();
    LogContext context = LogContext.of(claim.attempt().trace(), "");
    try {
      transmit(claim);
    } catch (RuntimeException e) {
      // One attempt's trouble must not keep the others of the claim from being made. What is not
      // followed yet, the sweep finds.
      log.error("Attempt {} could not be handed to the engine", attempt, e);
      notDialled(attempt, "The call could not be made because of a fault of ours");
    } finally {
      context.close();
    }
  }

  private void transmit(Claim claim) {
    Attempt attempt = claim.attempt();
    Instant now = clock.instant();
    Optional<AttemptOutcome> objection = planner.objection(claim);
    if (objection.isPresent()) {
      TransmissionReport none =
          TransmissionReport.of(attempt.call(), now, CallEnding.NOT_DIALLED)
              .reason(objection.get().sentence())
              .build();
      ending.endAttempt(new EndedCall(none, attempt.fence(), objection.get(), Optional.empty()));
      return;
    }
    LiveCall call =
        new LiveCall(
            attempt.id(), attempt.fence(), attempt.totalPages(), planner.limits(claim), now);
    if (attempt.claimedAt().isBefore(now.minus(SOON))) {
      call.isDoubtful();
    }
    calls.follow(call);
    CallRequest request = planner.request(claim);
    if (engine.send(request) == Acceptance.NO_SWITCH) {
      notDialled(attempt.id(), "No switch is connected");
    }
  }

  private void notDialled(UUID attempt, String reason) {
    Instant now = clock.instant();
    CallId call = new CallId(attempt);
    calls.on(
        new CallEvent.Ended(
            call,
            now,
            TransmissionReport.of(call, now, CallEnding.NOT_DIALLED).reason(reason).build()));
  }
}
