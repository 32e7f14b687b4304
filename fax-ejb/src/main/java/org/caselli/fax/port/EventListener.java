package org.caselli.fax.port;

import java.util.List;
import org.caselli.fax.domain.event.LoggedEvent;

/**
 * Somebody outside who is told what happens to faxes, at least once and in order. Each is told by
 * itself: one that cannot be told holds back no other. Thread-safe.
 */
public interface EventListener {
  /** By which it is known from one start to the next; at most 64 characters. */
  String name();

  /** Whether it wants to be told; the same until the next start of the server. */
  boolean listens();

  /**
   * Tells it, in this order. Returns when all are safely with it.
   *
   * @throws NotTold when it cannot be told now; all of them come again, some perhaps a second time
   */
  void tell(List<LoggedEvent> events);

  /** It could not be told. */
  class NotTold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotTold(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
