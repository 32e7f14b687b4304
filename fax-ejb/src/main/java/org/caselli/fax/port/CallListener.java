package org.caselli.fax.port;

import org.caselli.fax.domain.call.CallId;

/** Hears the events of all calls of an engine. Must return quickly: it runs on engine threads. */
@FunctionalInterface
public interface CallListener {
  void on(CallEvent event);

  /**
   * Whether a call may still be made; asked by the engine in the moment before the network hears of
   * it, however long it has prepared. When not, the call ends as not dialled. May take as long as
   * the database.
   */
  default boolean mayDial(CallId call) {
    return true;
  }
}
