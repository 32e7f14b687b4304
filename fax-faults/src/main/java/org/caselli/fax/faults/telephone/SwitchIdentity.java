package org.caselli.fax.faults.telephone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who the switch is in its present run.
 *
 * @param name what it calls itself
 * @param core id of the run; another one after each start
 * @param sequence of its events
 */
record SwitchIdentity(String name, String core, AtomicLong sequence) {
  private static final String SUBCLASS_MARK = "::";

  /** The first headers of each event. */
  Map<String, String> headers(String event) {
    Map<String, String> headers = new LinkedHashMap<>();
    boolean custom = event.contains(SUBCLASS_MARK);
    if (custom) {
      headers.put("Event-Subclass", event);
    }
    headers.put("Event-Name", custom ? "CUSTOM" : event);
    headers.put("Core-UUID", core);
    headers.put("FreeSWITCH-Hostname", name);
    headers.put("FreeSWITCH-Switchname", name);
    headers.put(
        "Event-Date-Timestamp",
        String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
    headers.put("Event-Sequence", String.valueOf(sequence.incrementAndGet()));
    return headers;
  }
}
