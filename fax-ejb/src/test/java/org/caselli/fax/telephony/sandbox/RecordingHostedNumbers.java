package org.caselli.fax.telephony.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.HostedNumbers;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundDelivery;

/** Hosted numbers that keep what they get, or have no room for it. */
final class RecordingHostedNumbers implements HostedNumbers {
  private final Set<String> hosted = ConcurrentHashMap.newKeySet();
  private final List<InboundDelivery> deliveries = new ArrayList<>();
  private final List<String> receptions = new ArrayList<>();
  private boolean full;

  void host(String number) {
    hosted.add(number);
  }

  void fillUp() {
    full = true;
  }

  synchronized List<InboundDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  @Override
  public boolean isHosted(String e164) {
    return hosted.contains(e164);
  }

  /** What was told about receptions, in order: a word, and how many pages there were. */
  synchronized List<String> receptions() {
    return List.copyOf(receptions);
  }

  @Override
  public synchronized void begins(InboundCall call) {
    receptions.add("begins " + call.number());
  }

  @Override
  public synchronized void goesOn(CallId call, int pages, String remoteStationId) {
    receptions.add("goes on " + pages);
  }

  @Override
  public synchronized void ends(CallId call) {
    receptions.add("ends");
    throw new IllegalStateException("Whatever goes wrong here, the call goes on");
  }

  @Override
  public String stationId(String e164) {
    return "machine " + e164;
  }

  @Override
  public synchronized void deliver(InboundDelivery delivery) {
    if (full) {
      throw new IllegalStateException("No room for another fax");
    }
    deliveries.add(delivery);
  }
}
