package org.caselli.fax.port;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.caselli.fax.domain.event.LoggedEvent;

/**
 * Where the events of a live stream go: the connection of a client. Nothing here waits; what is
 * given goes out in order. Thread-safe.
 */
public interface EventSink {
  /** Why a stream ends before its client ends it. */
  enum End {
    /** The client reads too slowly; it may read on from the last event that it has. */
    SLOW,
    /** The client may not listen any more, or not to the same. */
    ACCESS,
    /** The stream is old; a new one takes the client's new token. */
    AGE,
    /** This node stops; another takes the client. */
    SHUTDOWN
  }

  /**
   * The stream begins.
   *
   * @param position behind which its events stand
   * @param missed whether there were events before it that the client wanted and are forgotten
   */
  void begin(long position, boolean missed);

  /** Events; done when they have gone out, failed when the client is gone. */
  CompletionStage<Void> send(List<LoggedEvent> events);

  /** Shows the client and everybody between that the connection lives. */
  CompletionStage<Void> beat();

  /** Nothing follows. */
  void end(End why);
}
