package org.caselli.fax.telephony.freeswitch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caselli.fax.domain.call.CallId;

/**
 * Keeps a switch from being told to make more calls than it begins: so many may be told and not
 * begun, the others wait in the order they came. Thread-safe.
 */
final class OriginateGate {
  private final int most;
  private final Set<CallId> told = new HashSet<>();
  private final Map<CallId, Runnable> waiting = new LinkedHashMap<>();

  OriginateGate(int most) {
    this.most = most;
  }

  /** Runs {@code turn} as soon as the switch may be told, at once or in another call's thread. */
  void enter(CallId call, Runnable turn) {
    synchronized (this) {
      if (told.size() >= most) {
        waiting.put(call, turn);
        return;
      }
      told.add(call);
    }
    turn.run();
  }

  /** The switch has begun the call, or it is over, or no longer wanted; idempotent. */
  void leave(CallId call) {
    next(call).ifPresent(Runnable::run);
  }

  private synchronized Optional<Runnable> next(CallId call) {
    waiting.remove(call);
    if (!told.remove(call) || waiting.isEmpty()) {
      return Optional.empty();
    }
    CallId first = waiting.keySet().iterator().next();
    told.add(first);
    return Optional.of(waiting.remove(first));
  }
}
