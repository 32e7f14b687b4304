package org.caselli.fax.domain.submission;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What was accepted under which key. Every method takes part in the caller's transaction. */
public interface SubmissionKeys {
  /** What was accepted under this key, unless that has expired. */
  Optional<Earlier> find(UUID account, String namespace, String key, Instant now);

  /**
   * Takes the key for what is accepted now. Of several who try at the same time one succeeds, and
   * the others wait for the end of its transaction.
   *
   * @return false when somebody has it
   */
  boolean take(UUID account, SubmissionKey key, Accepted accepted, Instant now, Instant expires);

  /** Erases what has expired; returns how many. */
  int forgetExpired(Instant now);

  /**
   * A submission of before.
   *
   * @param requestHash of all that was submitted
   */
  record Earlier(String requestHash, Accepted accepted) {
    public Earlier {
      Objects.requireNonNull(requestHash);
      Objects.requireNonNull(accepted);
    }
  }
}
