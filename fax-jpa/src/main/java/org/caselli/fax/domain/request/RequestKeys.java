package org.caselli.fax.domain.request;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Which requests came under which key. Every method takes part in the caller's transaction. */
public interface RequestKeys {
  /** The request of this key, unless that has expired. */
  Optional<Earlier> find(RequestMark mark, Instant now);

  /**
   * Takes the key for a request that begins now. Of several who try at the same time one succeeds.
   *
   * @return false when somebody has it
   */
  boolean take(RequestMark mark, Instant now, Instant expires);

  /** The request that has the key was answered like this. */
  void answered(RequestMark mark, KeptAnswer answer);

  /** The request that has the key changed nothing; the key is free. */
  void release(RequestMark mark);

  /** Erases what has expired; returns how many. */
  int forgetExpired(Instant now);

  /**
   * A request of before.
   *
   * @param requestHash of all that was asked for
   * @param answer empty while it is not known
   */
  record Earlier(String requestHash, Optional<KeptAnswer> answer) {
    public Earlier {
      Objects.requireNonNull(requestHash);
      Objects.requireNonNull(answer);
    }
  }
}
