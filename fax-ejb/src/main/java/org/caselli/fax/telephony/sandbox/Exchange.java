package org.caselli.fax.telephony.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.port.CallEvent;
import org.caselli.fax.port.CallListener;
import org.caselli.fax.port.TroubleLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all calls of a started sandbox share. Thread-safe. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private static final Duration TRAY_PAUSE = Duration.ofSeconds(1);

  private final TroubleLog serving = new TroubleLog(LOG, "Bringing received faxes");
  private final SandboxSurroundings surroundings;
  private final SandboxPace pace;
  private final CallListener listener;
  private final CallLog log;
  private final CallHistory history;
  private final Papers papers;
  private final Map<CallId, SandboxCall> living = new ConcurrentHashMap<>();
  private volatile boolean open = true;

  Exchange(
      SandboxSurroundings surroundings,
      SandboxPace pace,
      CallListener listener,
      CallLog log,
      Papers papers) {
    this.surroundings = surroundings;
    this.pace = pace;
    this.listener = listener;
    this.log = log;
    this.history = new CallHistory(log, surroundings.clock());
    this.papers = papers;
  }

  SandboxSurroundings surroundings() {
    return surroundings;
  }

  SandboxPace pace() {
    return pace;
  }

  CallHistory history() {
    return history;
  }

  ReceivedFaxes received() {
    return papers.sent();
  }

  Tray tray() {
    return papers.tray();
  }

  /** Brings what the server waits for, from now on again and again. */
  void serveTray() {
    if (!open) {
      return;
    }
    serving.guard(() -> tray().serve());
    after(TRAY_PAUSE, this::serveTray);
  }

  Map<CallId, SandboxCall> living() {
    return living;
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  boolean isOpen() {
    return open;
  }

  void log(List<LogLine> lines) {
    log.append(lines);
  }

  /** Tells the listener; a listener that throws does not disturb the call. */
  void tell(CallEvent event) {
    if (!open) {
      return;
    }
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      // Outermost frame of an engine thread: the call has to go on to its end.
      LOG.error("The listener failed on {} of call {}", event.getClass(), event.call(), e);
    }
  }

  /** A listener that does not say lets nothing be dialled. */
  boolean mayDial(CallId call) {
    try {
      return open && listener.mayDial(call);
    } catch (RuntimeException e) {
      // Outermost frame of an engine thread: the call has to go on to its end.
      LOG.error("The listener does not say whether call {} may be made", call, e);
      return false;
    }
  }

  ScheduledFuture<?> after(Duration delay, Runnable step) {
    return surroundings.scheduler().schedule(step, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Drops all calls without a word, as a switch that is switched off does; their timers run into
   * nothing.
   */
  void close() {
    open = false;
    living.clear();
    log.close();
  }
}
