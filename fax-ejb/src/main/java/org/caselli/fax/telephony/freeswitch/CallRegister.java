package org.caselli.fax.telephony.freeswitch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/** The calls that are followed here, and which of them an event belongs to. Thread-safe. */
final class CallRegister {
  private final Map<CallId, CallTracker> calls = new ConcurrentHashMap<>();
  private final Map<String, CallTracker> byJob = new ConcurrentHashMap<>();

  /** Follows a call from now on; false when it was followed already. */
  boolean add(CallTracker tracker) {
    if (calls.putIfAbsent(tracker.call(), tracker) != null) {
      return false;
    }
    tracker.link().calls().incrementAndGet();
    byJob.put(CallSetup.fetchJob(tracker.call()).toString(), tracker);
    byJob.put(CallSetup.dialJob(tracker.call()).toString(), tracker);
    return true;
  }

  /** Follows it no more; idempotent. */
  void remove(CallTracker tracker) {
    if (calls.remove(tracker.call(), tracker)) {
      tracker.link().calls().decrementAndGet();
      byJob.remove(CallSetup.fetchJob(tracker.call()).toString());
      byJob.remove(CallSetup.dialJob(tracker.call()).toString());
    }
  }

  boolean contains(CallId call) {
    return calls.containsKey(call);
  }

  Optional<CallTracker> of(CallId call) {
    return Optional.ofNullable(calls.get(call));
  }

  /** Those that a switch carries. */
  List<CallTracker> on(SwitchLink link) {
    return calls.values().stream().filter(tracker -> tracker.link() == link).toList();
  }

  /** Whose the event is: by the job that is done, or by the channel. */
  Optional<CallTracker> ownerOf(SwitchEvent event) {
    if ("BACKGROUND_JOB".equals(event.name())) {
      return Optional.ofNullable(byJob.get(event.job()));
    }
    return callOf(event).map(calls::get);
  }

  /** Channels of others may have ids that are no UUID. */
  static Optional<CallId> callOf(SwitchEvent event) {
    try {
      return Optional.of(CallId.parse(event.channel()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void clear() {
    calls.clear();
    byJob.clear();
  }
}
