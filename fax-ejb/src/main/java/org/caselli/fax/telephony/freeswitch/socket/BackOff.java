package org.caselli.fax.telephony.freeswitch.socket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try to connect: doubles from the first wait to the longest, less
 * up to half so that nodes spread out. Confined to one thread.
 */
public final class BackOff {
  private static final int MAX_DOUBLINGS = 16;

  private final Duration first;
  private final Duration longest;
  private int failures;

  public BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** The try succeeded: the next wait is the first again. */
  public void succeeded() {
    failures = 0;
  }

  /** The wait after one more failure. */
  public Duration failed() {
    return doubled(Math.min(failures++, MAX_DOUBLINGS));
  }

  /** The wait when trying again soon would be of no use. */
  public Duration hopeless() {
    return doubled(MAX_DOUBLINGS);
  }

  private Duration doubled(int doublings) {
    long full = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }
}
