package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether a switch keeps up with its background jobs, found out by giving it one now and then while
 * somebody wants to know. An originate is such a job, so a late answer says that an originate may
 * be late as well. Thread-safe.
 */
final class Pulse {
  private static final int STALE = 5;

  private final Supplier<CompletableFuture<String>> question;
  private final long slow;
  private final LongSupplier nanos;
  private boolean begun;
  private boolean waiting;
  private long askedAt;
  private long promptSince;
  private long promptUntil;

  /**
   * A pulse that was not felt yet.
   *
   * @param question a background job that takes no time by itself
   * @param slow an answer later than this shows that the switch has fallen behind
   * @param nanos a clock that nobody sets
   */
  Pulse(Supplier<CompletableFuture<String>> question, Duration slow, LongSupplier nanos) {
    this.question = question;
    this.slow = slow.toNanos();
    this.nanos = nanos;
  }

  /**
   * For how long all answers have come at once, up to the last question that has one; begins anew
   * when nobody has asked for a while.
   */
  synchronized Duration promptFor() {
    long now = nanos.getAsLong();
    boolean late = waiting && now - askedAt > slow;
    boolean stale = !waiting && (!begun || now - askedAt > STALE * slow);
    if (late || stale) {
      behind(now);
    }
    begun = true;
    if (!waiting) {
      ask(now);
    }
    return Duration.ofNanos(promptUntil - promptSince);
  }

  private void ask(long now) {
    waiting = true;
    askedAt = now;
    question.get().whenComplete((answer, failure) -> answered(failure == null));
  }

  private synchronized void answered(boolean heard) {
    long now = nanos.getAsLong();
    waiting = false;
    if (!heard || now - askedAt > slow) {
      behind(now);
    } else {
      promptUntil = askedAt;
    }
  }

  private void behind(long now) {
    promptSince = now;
    promptUntil = now;
  }
}
