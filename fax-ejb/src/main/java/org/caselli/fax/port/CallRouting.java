package org.caselli.fax.port;

import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.callflow.Route;

/**
 * Says what is to be done with a call that comes in. Thread-safe; blocks for as long as a database
 * takes; to be asked outside any transaction, again for each call.
 */
@FunctionalInterface
public interface CallRouting {
  /** The way of a call, decided to its end. */
  Route routeCall(ArrivingCall call);
}
