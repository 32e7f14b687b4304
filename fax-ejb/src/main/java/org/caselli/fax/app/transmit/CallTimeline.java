package org.caselli.fax.app.transmit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.caselli.fax.domain.call.PageResult;
import org.caselli.fax.domain.job.AttemptEvent;
import org.caselli.fax.domain.job.Progress;
import org.caselli.fax.domain.job.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The course of one call as this node has heard it: its stage, how long the others took, and the
 * lines and pages that are not written yet. Guarded by the {@link LiveCall} that it belongs to.
 */
final class CallTimeline {
  private static final int MOST_EVENTS = 2_000;
  private static final Duration NEWS_AT_MOST = Duration.ofMillis(500);

  private final List<AttemptEvent> newEvents = new ArrayList<>();
  private final List<PageResult> newPages = new ArrayList<>();
  private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
  private Stage stage = Stage.ACQUIRE;
  private Instant entered;
  private int events;
  private boolean dirty;
  private @Nullable Stage taken;
  private @Nullable Instant takenAt;

  /** Begins in the first stage. */
  CallTimeline(Instant now) {
    this.entered = now;
  }

  /** Goes on in the last one behind the lines that another life of a node has written. */
  void continues(int before, Instant now) {
    events = before;
    stage = Stage.SEND;
    entered = now;
    line(now, "Followed again after an interruption");
  }

  Stage stage() {
    return stage;
  }

  /** The stages that it has left, and how long it was in each. */
  Map<Stage, Duration> stages() {
    return Map.copyOf(stages);
  }

  void enter(Stage next, Instant at, String fact) {
    if (next != stage) {
      stages.merge(stage, between(entered, at), Duration::plus);
      stage = next;
      entered = at;
    }
    line(at, fact);
  }

  /** A switch's clock may be behind ours. */
  private static Duration between(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  /** A fact that changes no stage; beyond a bound, lines are left out. */
  void line(Instant at, String fact) {
    dirty = true;
    if (events < MOST_EVENTS) {
      newEvents.add(new AttemptEvent(++events, at, stage, fact));
    }
  }

  /** A page was confirmed; the line that says so follows. */
  void page(PageResult page) {
    newPages.add(page);
  }

  /** Whether it is in another stage than was last taken, or has not been asked of late. */
  boolean hasNews(Instant now) {
    boolean late = takenAt == null || !now.isBefore(takenAt.plus(NEWS_AT_MOST));
    if (!dirty || (stage == taken && !late)) {
      return false;
    }
    takenAt = now;
    return true;
  }

  /** What is new since it was taken last. */
  Optional<Progress> take(BiFunction<List<AttemptEvent>, List<PageResult>, Progress> made) {
    if (!dirty) {
      return Optional.empty();
    }
    dirty = false;
    taken = stage;
    Progress progress = made.apply(newEvents, newPages);
    newEvents.clear();
    newPages.clear();
    return Optional.of(progress);
  }

  /** What was taken is new again. */
  void putBack(List<AttemptEvent> lines, List<PageResult> pages) {
    newEvents.addAll(0, lines);
    newPages.addAll(0, pages);
    dirty = true;
  }
}
