package org.caselli.fax.port;

import java.util.Objects;
import org.caselli.fax.domain.call.TransmissionReport;

/** What became of a call, as far as the engine can find out. */
public sealed interface CallFate {
  /** It is going on, and the engine follows it (again). */
  record Living() implements CallFate {}

  /** It is over, and this is how. */
  record Ended(TransmissionReport report) implements CallFate {
    public Ended {
      Objects.requireNonNull(report);
    }
  }

  /** It was never dialled: safe to dial, at no cost of an attempt. */
  record Never() implements CallFate {}

  /** Nobody knows. {@code reason} says why. */
  record Unknown(String reason) implements CallFate {
    public Unknown {
      Objects.requireNonNull(reason);
    }
  }
}
