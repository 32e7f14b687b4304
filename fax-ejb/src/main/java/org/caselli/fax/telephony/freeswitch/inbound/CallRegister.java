package org.caselli.fax.telephony.freeswitch.inbound;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.socket.EventSocketConnection;

/** The inbound calls of this node whose connection is open, the ended ones too. Thread-safe. */
final class CallRegister {
  private final Map<CallId, CallLeg> legs = new ConcurrentHashMap<>();

  /** Whether there is room for one more; one that is there already is not taken twice. */
  synchronized boolean admit(CallLeg leg, int most) {
    return legs.size() < most && legs.putIfAbsent(leg.call(), leg) == null;
  }

  void gone(EventSocketConnection connection, Optional<CallLeg> leg) {
    leg.filter(one -> one.connection() == connection)
        .ifPresent(one -> legs.remove(one.call(), one));
  }

  Optional<CallLeg> of(CallId call) {
    return Optional.ofNullable(legs.get(call));
  }

  int size() {
    return legs.size();
  }

  /** Names of the switches that have handed these calls over. */
  Set<String> switches() {
    return legs.values().stream().map(CallLeg::switchName).collect(Collectors.toSet());
  }
}
