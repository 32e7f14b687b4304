package org.caselli.fax.smtp;

import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.DropConnectionException;

/** Watches one connection: who guesses addresses is sent away. Thread-safe. */
final class SessionGuard {
  private static final int MOST_REFUSED = 20;

  private final AtomicInteger refused = new AtomicInteger();

  /**
   * Counts a recipient that was refused.
   *
   * @throws DropConnectionException when there were too many
   */
  void refused() throws DropConnectionException {
    if (refused.incrementAndGet() > MOST_REFUSED) {
      throw new Reply(421, "4.7.0", "Too many wrong recipients").farewell();
    }
  }
}
