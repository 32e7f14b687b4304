package org.caselli.fax.telephony.freeswitch;

import java.util.LinkedHashSet;
import java.util.Set;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;

/**
 * The numbers of the events that one run of a switch told last, so that one that comes twice counts
 * once. A switch numbers its events in {@code Event-Sequence}; one without a number is always new.
 * Confined to the event loop.
 */
final class SeenEvents {
  private static final int MOST = 4_096;

  private final Set<String> numbers = new LinkedHashSet<>();

  /** Whether it comes for the first time, as far as is remembered. */
  boolean isNew(SwitchEvent event) {
    String number = event.sequence();
    if (number.isEmpty()) {
      return true;
    }
    boolean added = numbers.add(number);
    if (numbers.size() > MOST) {
      numbers.remove(numbers.iterator().next());
    }
    return added;
  }

  /** Another connection begins. */
  void clear() {
    numbers.clear();
  }
}
