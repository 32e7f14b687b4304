package org.caselli.fax.port;

import org.caselli.fax.domain.call.CallId;

/**
 * Where an engine tells how the reception of a fax goes on, from the first second, so that it can
 * be seen. Called on engine threads, outside any transaction; may block for as long as a database
 * takes, and throw any unchecked exception, which must not disturb the call.
 */
public interface InboundCalls {
  /** A fax begins to come in; without effect for a number that is not hosted. */
  void begins(InboundCall call);

  /**
   * It goes on.
   *
   * @param pages that have come so far
   * @param remoteStationId TSI of the sender; empty while it is not known; untrusted
   */
  void goesOn(CallId call, int pages, String remoteStationId);

  /** The call is over; its fax has been delivered before, or there is none. */
  void ends(CallId call);
}
