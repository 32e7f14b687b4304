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

  /**
   * It is not known yet, because who knows cannot be asked now or may still make the call; to be
   * asked again. {@code reason} says why.
   */
  record Unreachable(String reason) implements CallFate {
    public Unreachable {
      Objects.requireNonNull(reason);
    }
  }

  /**
   * Nobody knows, and nobody will. {@code reason} says why.
   *
   * @param pages that are known to be confirmed all the same
   */
  record Unknown(String reason, int pages) implements CallFate {
    public Unknown {
      Objects.requireNonNull(reason);
    }

    /** Nothing is known. */
    public Unknown(String reason) {
      this(reason, 0);
    }
  }
}
