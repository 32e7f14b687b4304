package org.caselli.fax.port;

/** Hears the events of all calls of an engine. Must return quickly: it runs on engine threads. */
@FunctionalInterface
public interface CallListener {
  void on(CallEvent event);
}
