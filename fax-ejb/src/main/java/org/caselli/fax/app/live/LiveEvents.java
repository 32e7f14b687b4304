package org.caselli.fax.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.port.EventSink.End;
import org.caselli.fax.port.Measures;

/**
 * The clients of this node that follow events, and the position up to which they have been given
 * them. Thread-safe.
 */
@ApplicationScoped
public class LiveEvents {
  private final Set<Following> open = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Set<Following>> joined = new HashMap<>();
  private final Measures measures;
  private final Clock clock;
  private long position;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LiveEvents() {
    this(null, null);
  }

  @Inject
  public LiveEvents(Measures measures, Clock clock) {
    this.measures = measures;
    this.clock = clock;
  }

  /** How many streams are open on this node. */
  public int count() {
    return open.size();
  }

  /** How many of them are of an account. */
  int count(UUID account) {
    return (int) open.stream().filter(each -> each.follow().account().equals(account)).count();
  }

  List<Following> all() {
    return List.copyOf(open);
  }

  /** Up to where events have been given out. */
  synchronized long position() {
    return position;
  }

  /** Nobody is there: who comes has read everything up to here by itself. */
  synchronized boolean skips(long to) {
    if (joined.isEmpty()) {
      position = Math.max(position, to);
    }
    return joined.isEmpty();
  }

  /**
   * Gives out events that have just got their places, unless there are others before them that have
   * not been given out. One call at a time.
   */
  void giveFresh(List<LoggedEvent> events) {
    if (!events.isEmpty() && events.get(0).position() == position() + 1) {
      give(events);
    }
  }

  /** Gives out what stands in the log behind the present position. One call at a time. */
  void give(List<LoggedEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Map<UUID, List<LoggedEvent>> byAccount =
        events.stream().collect(Collectors.groupingBy(each -> each.event().about().account()));
    Instant now = clock.instant();
    reached(events.get(events.size() - 1).position(), byAccount.keySet())
        .forEach(
            (account, those) -> {
              List<LoggedEvent> own = byAccount.get(account);
              those.forEach(each -> each.hear(own));
              own.forEach(each -> measures.eventShown(Duration.between(each.event().at(), now)));
            });
  }

  /** Who is there of these accounts; who comes later has read up to there by itself. */
  private synchronized Map<UUID, List<Following>> reached(long to, Set<UUID> accounts) {
    position = to;
    return accounts.stream()
        .filter(joined::containsKey)
        .collect(Collectors.toMap(Function.identity(), each -> List.copyOf(joined.get(each))));
  }

  void opened(Following following) {
    open.add(following);
  }

  /** Lets a client in that has read everything given out so far; false when it has not. */
  synchronized boolean joins(Following following) {
    skips(following.position());
    if (following.position() < position) {
      return false;
    }
    if (open.contains(following)) {
      joined
          .computeIfAbsent(following.follow().account(), any -> new LinkedHashSet<>())
          .add(following);
    }
    return true;
  }

  synchronized void leaves(Following following) {
    open.remove(following);
    UUID account = following.follow().account();
    Set<Following> others = joined.get(account);
    if (others != null && others.remove(following) && others.isEmpty()) {
      joined.remove(account);
    }
  }

  /** A client did not take its events in time. */
  void isSlow() {
    measures.streamDropped();
  }

  /** This node stops. */
  public void close() {
    all().forEach(each -> each.end(End.SHUTDOWN));
  }
}
