package org.caselli.fax.telephony.freeswitch;

import java.util.LinkedHashSet;
import java.util.Set;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.telephony.freeswitch.socket.SwitchEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up channels of calls whose end is decided here: the switch has carried out late what it was
 * told, and the fax may be on its way by another call. The latest ends are known; thread-safe.
 */
final class LateCalls {
  private static final Logger LOG = LoggerFactory.getLogger(LateCalls.class);
  private static final int MOST = 50_000;

  /** What only a channel that is up says. */
  private static final Set<String> SIGNS_OF_LIFE =
      Set.of(
          "CHANNEL_CREATE",
          "CHANNEL_PROGRESS",
          "CHANNEL_PROGRESS_MEDIA",
          "CHANNEL_ANSWER",
          "spandsp::txfaxnegociateresult",
          "spandsp::txfaxpageresult");

  private final Set<CallId> over = new LinkedHashSet<>();

  /** The call has ended as far as we are concerned. */
  synchronized void isOver(CallId call) {
    if (over.add(call) && over.size() > MOST) {
      over.remove(over.iterator().next());
    }
  }

  private synchronized boolean knows(CallId call) {
    return over.contains(call);
  }

  /** A channel that nobody follows has said something. */
  void heard(SwitchLink link, CallId call, SwitchEvent event) {
    if (SIGNS_OF_LIFE.contains(event.name()) && knows(call)) {
      link.api("uuid_kill " + call + " ORIGINATOR_CANCEL")
          .thenAccept(
              reply -> {
                if (reply.startsWith("+OK")) {
                  LOG.warn(
                      "Call {} had been given up when switch {} made it; it is hung up",
                      call,
                      link.name());
                }
              });
    }
  }
}
