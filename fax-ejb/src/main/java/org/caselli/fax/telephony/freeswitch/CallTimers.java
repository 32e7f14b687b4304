package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.caselli.fax.telephony.freeswitch.socket.Mailbox;

/**
 * The deadlines of one call, at most one of each kind. A deadline that elapses is handled in the
 * call's mailbox, unless it was cancelled or replaced meanwhile. Confined to that mailbox.
 */
public final class CallTimers {
  /** What is waited for. */
  public enum Kind {
    /** The switch has fetched the file. */
    FETCH,
    /** The call gets on: it is answered, it negotiates, it ends. */
    PROGRESS,
    /** The last events, which come in no fixed order. */
    REST,
    /** The channel goes away after the T.30 result. */
    STUCK,
    /** The channel goes away after it was hung up. */
    KILLED,
    /** The lost connection comes back, or the call is heard of. */
    LIMBO,
    /** The next look for a call of which nothing is heard. */
    UNHEARD
  }

  /** Runs a task after a while, on a thread that must not be kept. */
  @FunctionalInterface
  public interface Later {
    Future<?> after(Duration delay, Runnable task);
  }

  private record Running(int number, Future<?> timer) {}

  private final Later later;
  private final Mailbox mailbox;
  private final Map<Kind, Running> running = new EnumMap<>(Kind.class);
  private int counter;

  public CallTimers(Later later, Mailbox mailbox) {
    this.later = later;
    this.mailbox = mailbox;
  }

  /** Begins to wait; replaces an earlier deadline of the same kind. */
  public void set(Kind kind, Duration delay, Runnable elapsed) {
    cancel(kind);
    int own = ++counter;
    Future<?> timer = later.after(delay, () -> mailbox.post(() -> elapse(kind, own, elapsed)));
    running.put(kind, new Running(own, timer));
  }

  private void elapse(Kind kind, int own, Runnable elapsed) {
    if (running.containsKey(kind) && running.get(kind).number() == own) {
      running.remove(kind);
      elapsed.run();
    }
  }

  public void cancel(Kind kind) {
    if (running.containsKey(kind)) {
      running.remove(kind).timer().cancel(false);
    }
  }

  public boolean isSet(Kind kind) {
    return running.containsKey(kind);
  }

  public void cancelAll() {
    running.values().forEach(one -> one.timer().cancel(false));
    running.clear();
  }
}
