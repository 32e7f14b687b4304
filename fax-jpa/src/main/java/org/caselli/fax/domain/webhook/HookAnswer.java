package org.caselli.fax.domain.webhook;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param status of HTTP; 0 without an answer
 * @param reason why it is a failure, a sentence; empty for a success
 * @param excerpt beginning of the body, without what cannot be shown
 * @param retryAfter how long it wants to be left alone
 * @param took from the first step to the last byte
 */
public record HookAnswer(
    int status, String reason, String excerpt, Optional<Duration> retryAfter, Duration took) {
  private static final int GONE = 410;
  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  public HookAnswer {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(excerpt);
    Objects.requireNonNull(retryAfter);
    Objects.requireNonNull(took);
  }

  /** There was no answer. */
  public static HookAnswer none(String why, Duration took) {
    return new HookAnswer(0, why, "", Optional.empty(), took);
  }

  /** Whether the receiver has taken it. */
  public boolean success() {
    return status >= OK && status < REDIRECTS;
  }

  /** Whether the receiver wants to hear no more, ever. */
  public boolean gone() {
    return status == GONE;
  }
}
