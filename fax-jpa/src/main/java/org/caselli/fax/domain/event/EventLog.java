package org.caselli.fax.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All events of late, in an order that is the same for everybody. An event is given its position
 * when its transaction is over already, by one transaction at a time over all nodes; so whoever has
 * read up to a position has missed none before it (ADR 62). Within the caller's transaction.
 */
public interface EventLog {
  /**
   * Which positions the log has.
   *
   * @param forgotten the last one that it has no more; 0 when it has all
   * @param last the last one that was given
   */
  record Bounds(long forgotten, long last) {
    /** Whether whoever has read up to there can read on without missing anything. */
    public boolean reachBackTo(long position) {
      return position >= forgotten && position <= last;
    }
  }

  /**
   * Gives the first of the outbox their positions and returns them; waits while another transaction
   * does it.
   */
  List<LoggedEvent> append(int most);

  /** What stands behind a position, in order. */
  List<LoggedEvent> after(long position, int most);

  /** The same of one account. */
  List<LoggedEvent> after(UUID account, long position, int most);

  /** Which positions there are. */
  Bounds bounds();

  /**
   * Forgets what is older.
   *
   * @param until nothing behind this position
   * @return how many
   */
  int forgetBefore(Instant time, long until);

  /** Forgets how many events those had of whom there is nothing left since that time. */
  int forgetCounts(Instant time);

  /** How many wait for their place. */
  long waiting();
}
