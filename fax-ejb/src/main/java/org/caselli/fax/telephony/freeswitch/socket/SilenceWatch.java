package org.caselli.fax.telephony.freeswitch.socket;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Closes a connection over which nothing comes any more. It asks a question now and then: HEARTBEAT
 * may be rare, and a dead peer says nothing. Confined to the connection's event loop.
 */
public final class SilenceWatch {
  private static final int WATCHES_PER_SILENCE = 3;

  private final EventSocketConnection watched;
  private final Duration limit;
  private final BooleanSupplier inUse;
  private final BiConsumer<Duration, Runnable> later;
  private int silent;

  /**
   * A watch that has not begun.
   *
   * @param limit without a word for so long, the connection is closed
   * @param inUse whether the connection is to be watched still
   * @param later runs a task after a while, on the event loop
   */
  public SilenceWatch(
      EventSocketConnection watched,
      Duration limit,
      BooleanSupplier inUse,
      BiConsumer<Duration, Runnable> later) {
    this.watched = watched;
    this.limit = limit;
    this.inUse = inUse;
    this.later = later;
  }

  /** Looks again after a while, as long as the connection is in use. */
  public void goOn() {
    later.accept(limit.dividedBy(WATCHES_PER_SILENCE), this::look);
  }

  private void look() {
    if (!inUse.getAsBoolean()) {
      return;
    }
    silent = watched.heardSinceLastAsked() ? 0 : silent + 1;
    if (silent >= WATCHES_PER_SILENCE) {
      watched.close("nothing heard for " + limit);
      return;
    }
    watched.command("api uptime s", limit);
    goOn();
  }
}
