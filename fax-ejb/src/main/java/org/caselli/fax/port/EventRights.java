package org.caselli.fax.port;

import java.util.UUID;

/** Who outside may listen to the events of which account. Thread-safe. */
public interface EventRights {
  /** Whether rights are to be granted at all; the same until the next start of the server. */
  boolean areNeeded();

  /**
   * What everybody who signs in may do; without effect when it was granted before.
   *
   * @throws NotGranted when it cannot be granted now
   */
  void grantAll();

  /**
   * Lets those listen who may see the whole account, and nobody else; without effect when it was
   * granted before.
   *
   * @throws NotGranted when it cannot be granted now
   */
  void grant(UUID account);

  /** It could not be granted. */
  class NotGranted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotGranted(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
