package org.caselli.fax.domain.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows that say who does what only one may do, and until when. */
public interface Leases {
  /** Takes or extends a lease; false when another holder has it still. */
  boolean take(String name, UUID holder, String node, Duration length, Instant now);

  /** Holders of leases whose names begin so, that have not run out. */
  List<UUID> holders(String prefix, Instant now);

  /** Ends all leases of a node: its earlier lives are over. */
  void forget(String node);

  /** Gives a lease back. */
  void release(String name, UUID holder);
}
