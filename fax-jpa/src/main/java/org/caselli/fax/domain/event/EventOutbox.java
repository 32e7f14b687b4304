package org.caselli.fax.domain.event;

import java.util.List;

/** Where events wait until they have a place in the {@link EventLog}. */
public interface EventOutbox {
  /** Keeps events, in order, within the caller's transaction. */
  void add(List<FaxEvent> events);
}
