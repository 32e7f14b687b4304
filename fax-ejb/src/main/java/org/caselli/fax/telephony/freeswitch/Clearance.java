package org.caselli.fax.telephony.freeswitch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caselli.fax.domain.call.CallId;

/**
 * Removes from one switch what it keeps of calls whose end is on record here; while the switch is
 * out of reach, it is remembered what to remove. Thread-safe.
 */
final class Clearance {
  private static final int MOST = 50_000;
  private static final int AT_ONCE = 200;

  private final SwitchLink link;
  private final Set<CallId> open = new LinkedHashSet<>();
  private boolean running;

  Clearance(SwitchLink link) {
    this.link = link;
  }

  SwitchLink link() {
    return link;
  }

  /** The end of a call is on record. */
  void remove(CallId call) {
    synchronized (this) {
      if (open.size() < MOST) {
        open.add(call);
      }
    }
    goOn();
  }

  /** Goes on with what is left, if the switch is there. */
  void goOn() {
    List<CallId> next;
    synchronized (this) {
      if (running || open.isEmpty() || !link.isUp()) {
        return;
      }
      running = true;
      next = open.stream().limit(AT_ONCE).toList();
    }
    CompletableFuture.allOf(
            next.stream()
                .map(call -> CallRecords.forget(link, call))
                .toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> removed(failure == null ? next : List.of()));
  }

  private void removed(List<CallId> calls) {
    synchronized (this) {
      calls.forEach(open::remove);
      running = false;
    }
    if (!calls.isEmpty()) {
      goOn();
    }
  }
}
