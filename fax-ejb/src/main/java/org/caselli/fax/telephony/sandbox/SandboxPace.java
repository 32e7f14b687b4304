package org.caselli.fax.telephony.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast calls go by. A real fax takes 5 to 8 s to negotiate and about 20 s for a page.
 *
 * @param ringing from dialling to the answer; half of it to a refusal, five times it to no answer
 * @param negotiation from the answer to the end of T.30 phase B
 * @param perPage from one confirmed page to the next
 * @param fetching whether the file is fetched at all; without it there are no pixels, hosted
 *     numbers get nothing, and every number takes a fax: for benchmarks only
 */
public record SandboxPace(
    Duration ringing, Duration negotiation, Duration perPage, boolean fetching) {
  private static final int NO_ANSWER_FACTOR = 5;

  public SandboxPace {
    Objects.requireNonNull(ringing);
    Objects.requireNonNull(negotiation);
    Objects.requireNonNull(perPage);
    if (ringing.isNegative() || negotiation.isNegative() || perPage.isNegative()) {
      throw new IllegalArgumentException("Time does not run backwards");
    }
  }

  /** Shortened time, for people and tests: a page takes 250 ms. */
  public static SandboxPace shortened() {
    return new SandboxPace(
        Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(250), true);
  }

  /** Everything at once and nothing fetched, but logged: for benchmarks of what is around it. */
  public static SandboxPace instant() {
    return new SandboxPace(Duration.ZERO, Duration.ZERO, Duration.ZERO, false);
  }

  /** Calls that are answered at once and then go on for hours; nothing is fetched. */
  public static SandboxPace endless() {
    return new SandboxPace(Duration.ZERO, Duration.ZERO, Duration.ofHours(12), false);
  }

  Duration untilRefusal() {
    return ringing.dividedBy(2);
  }

  Duration untilNoAnswer() {
    return ringing.multipliedBy(NO_ANSWER_FACTOR);
  }
}
