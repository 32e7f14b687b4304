package org.caselli.fax.domain.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Rows that say who does what only one may do, and until when. The database's clock decides, so
 * that the clocks of the nodes need not agree.
 */
public interface Leases {
  /** Takes or extends a lease; false when another holder has it still. */
  boolean take(String name, UUID holder, String node, Duration length);

  /** Extends a lease that has not run out; false when it has, or is another's. */
  boolean extend(String name, UUID holder, Duration length);

  /** Holders of leases whose names begin so, that have not run out. */
  List<UUID> holders(String prefix);

  /** Holders of leases whose names begin so, that have run out and were not forgotten. */
  List<UUID> formerHolders(String prefix);

  /** Holders of leases of a node, that have run out or not. */
  List<UUID> holdersOn(String node);

  /** Ends all leases of a node: its earlier lives are over. */
  void forget(String node);

  /** Ends all leases of a holder that have run out. */
  void forgetFormer(UUID holder);

  /** Gives a lease back. */
  void release(String name, UUID holder);
}
