package org.caselli.fax.imaging.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which a conversion gives up. */
public final class Deadline {

  private final LongSupplier nanoTime;
  private final long start;
  private final long limitNanos;

  /** Starts now, by a clock of the kind of {@link System#nanoTime}. */
  public Deadline(LongSupplier nanoTime, Duration limit) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.limitNanos = limit.toNanos();
  }

  public void check() {
    if (nanoTime.getAsLong() - start > limitNanos) {
      throw ConversionStopped.outOfTime();
    }
  }
}
