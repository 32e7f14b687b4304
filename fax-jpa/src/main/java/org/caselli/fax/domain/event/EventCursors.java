package org.caselli.fax.domain.event;

import java.util.OptionalLong;
import java.util.Set;

/** Up to which position each listener has been told. Within the caller's transaction. */
public interface EventCursors {
  /**
   * Where a listener is.
   *
   * @param present where it begins when it is new
   */
  long position(String listener, long present);

  /** A listener has been told; never goes back. */
  void told(String listener, long position);

  /** Forgets all others. */
  void keepOnly(Set<String> listeners);

  /** Where the last of them is; empty when there are none. */
  OptionalLong hindmost();
}
