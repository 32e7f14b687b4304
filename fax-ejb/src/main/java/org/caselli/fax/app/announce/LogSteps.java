package org.caselli.fax.app.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caselli.fax.domain.dispatch.Leases;
import org.caselli.fax.domain.event.EventCursors;
import org.caselli.fax.domain.event.EventLog;
import org.caselli.fax.domain.event.EventLog.Bounds;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.settings.ApiSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.port.NodeLife;

/** The transactions around the log of events. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class LogSteps {
  private static final String EVENTS = "events";
  private static final Duration TURN = Duration.ofSeconds(15);

  /** What a listener could not be told for so long is given up. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration COUNTS_KEPT = Duration.ofDays(30);

  private final EventLog log;
  private final EventCursors cursors;
  private final Leases leases;
  private final Settings settings;
  private final NodeLife node;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LogSteps() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public LogSteps(
      EventLog log,
      EventCursors cursors,
      Leases leases,
      Settings settings,
      NodeLife node,
      Clock clock) {
    this.log = log;
    this.cursors = cursors;
    this.leases = leases;
    this.settings = settings;
    this.node = node;
    this.clock = clock;
  }

  /** Whether this node tells listeners; one does, so that events stay in order. */
  boolean isOurTurn() {
    return leases.take(EVENTS, node.owner().incarnation(), node.owner().node(), TURN);
  }

  /** Gives waiting events their places, and returns them. */
  public List<LoggedEvent> append(int most) {
    return log.append(most);
  }

  /** Whether events wait for their places. */
  public boolean isWaiting() {
    return log.waiting() > 0;
  }

  /** What stands behind a position. */
  public List<LoggedEvent> after(long position, int most) {
    return log.after(position, most);
  }

  /** The same of one account. */
  public List<LoggedEvent> after(UUID account, long position, int most) {
    return log.after(account, position, most);
  }

  /** Which positions there are. */
  public Bounds bounds() {
    return log.bounds();
  }

  /** The next events for a listener; one that is new hears only what happens from now on. */
  List<LoggedEvent> next(String listener, int most) {
    return log.after(cursors.position(listener, log.bounds().last()), most);
  }

  /** A listener has been told so far. */
  void told(String listener, long position) {
    cursors.told(listener, position);
  }

  /** Nobody else listens any more. */
  void keepOnly(Set<String> listeners) {
    cursors.keepOnly(listeners);
  }

  /**
   * Forgets events that have been kept for long enough, and that all listeners have been told.
   *
   * @return how many were given up although some listener has not been told
   */
  int forget() {
    Instant now = clock.instant();
    long everybody = cursors.hindmost().orElse(Long.MAX_VALUE);
    log.forgetBefore(now.minus(settings.system().get(ApiSettings.EVENT_RETENTION)), everybody);
    return log.forgetBefore(now.minus(LONGEST), Long.MAX_VALUE);
  }

  /** Forgets how many events those had that are no more. */
  int forgetCounts() {
    return log.forgetCounts(clock.instant().minus(COUNTS_KEPT));
  }
}
