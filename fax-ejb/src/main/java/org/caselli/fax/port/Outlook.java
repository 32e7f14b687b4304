package org.caselli.fax.port;

import org.caselli.fax.domain.dispatch.Surroundings;

/** What this node sees around it. Thread-safe. */
@FunctionalInterface
public interface Outlook {
  /** As it is now, or was some seconds ago; never throws, and waits for no longer than seconds. */
  Surroundings look();
}
