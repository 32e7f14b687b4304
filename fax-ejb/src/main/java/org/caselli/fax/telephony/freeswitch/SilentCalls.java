package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.caselli.fax.domain.call.CallId;

/**
 * Calls whose originate may have been handed to a switch that shows no trace of them. Silence alone
 * does not say that a call will not be made: the originate may still lie before the switch. It was
 * never made when the silence has lasted, and the switch has done other jobs at once all the while.
 * Thread-safe.
 */
final class SilentCalls {
  private static final int MOST = 50_000;

  private final Map<CallId, Long> since = new LinkedHashMap<>();
  private final Map<SwitchLink, Pulse> pulses = new ConcurrentHashMap<>();
  private final Function<SwitchLink, Pulse> made;
  private final Duration grace;
  private final LongSupplier nanos;

  /**
   * Knows of none.
   *
   * @param made how a switch is watched
   * @param grace how long the silence has to last
   * @param nanos a clock that nobody sets
   */
  SilentCalls(Function<SwitchLink, Pulse> made, Duration grace, LongSupplier nanos) {
    this.made = made;
    this.grace = grace;
    this.nanos = nanos;
  }

  /** The switch shows no trace of the call; whether this proves by now that it was never made. */
  boolean isNever(SwitchLink link, CallId call) {
    Duration prompt = pulses.computeIfAbsent(link, made).promptFor();
    return lasts(call).compareTo(grace) >= 0 && prompt.compareTo(grace) >= 0;
  }

  private synchronized Duration lasts(CallId call) {
    long now = nanos.getAsLong();
    Long first = since.putIfAbsent(call, now);
    if (since.size() > MOST) {
      since.remove(since.keySet().iterator().next());
    }
    return Duration.ofNanos(first == null ? 0 : now - first);
  }

  /** The call has been heard of, or is over. */
  synchronized void forget(CallId call) {
    since.remove(call);
  }
}
