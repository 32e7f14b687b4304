package org.caselli.fax.port;

import java.time.Instant;
import java.util.Objects;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.Negotiation;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.call.TransmissionReport;

/** Something that happened on a call. Any of them may be missing, save {@link Ended}. */
public sealed interface CallEvent {
  CallId call();

  Instant at();

  /** The switch was told to dial. */
  record Dialled(CallId call, Instant at, String switchName) implements CallEvent {
    public Dialled {
      Objects.requireNonNull(switchName);
    }
  }

  /** The far end rings (180 or 183). */
  record Ringing(CallId call, Instant at) implements CallEvent {}

  /** The far end answered; not yet known to be a fax. */
  record Answered(CallId call, Instant at) implements CallEvent {}

  /** T.30 phase B is through. May come again after a retrain. */
  record Negotiated(CallId call, Instant at, Negotiation negotiation) implements CallEvent {
    public Negotiated {
      Objects.requireNonNull(negotiation);
    }
  }

  /**
   * The far end confirmed a page.
   *
   * @param confirmed pages confirmed in this call so far
   * @param page what is known of this one
   */
  record PageConfirmed(CallId call, Instant at, int confirmed, PageResult page)
      implements CallEvent {
    public PageConfirmed {
      Objects.requireNonNull(page);
    }
  }

  /**
   * The engine hears nothing of the call for now, because its switch is out of reach. The call may
   * go on; the engine finds out, or ends it as unknown after {@code until}.
   *
   * @param reason a sentence
   */
  record OutOfSight(CallId call, Instant at, String reason, Instant until) implements CallEvent {
    public OutOfSight {
      Objects.requireNonNull(reason);
      Objects.requireNonNull(until);
    }
  }

  /** The call is heard again, and goes on. */
  record InSight(CallId call, Instant at) implements CallEvent {}

  /** The call is over. */
  record Ended(CallId call, Instant at, TransmissionReport report) implements CallEvent {
    public Ended {
      Objects.requireNonNull(report);
    }
  }
}
