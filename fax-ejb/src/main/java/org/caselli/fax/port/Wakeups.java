package org.caselli.fax.port;

import java.util.UUID;

/**
 * Alarm clocks between use cases. A wake-up may be lost, come twice or late; whoever wakes up looks
 * at the database. Called after the commit of what it tells; never throws when the broker is away.
 */
public interface Wakeups extends AutoCloseable {
  /** A job's document is to be prepared. */
  void prepare(UUID job, UUID account);

  /** Jobs of an account may be claimed. */
  void dispatch(UUID account);

  /** The same for an account of a long backlog: others go first. */
  void dispatchLater(UUID account);

  /** Lets go of the broker; the next use connects again. */
  @Override
  void close();

  /** A notice is to be sent. */
  void notice(UUID notice);
}
