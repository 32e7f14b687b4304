package org.caselli.fax.faults.telephone;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Says events twice and in another order, as drawn from a seed. An event is held back behind at
 * most the next one. Confined to the thread of the calls.
 */
final class EventShuffle {
  private static final int PERCENT = 100;

  private final Random random;
  private final int twice;
  private final int late;
  private final List<SwitchEvent> held = new ArrayList<>();

  /**
   * A shuffle; with two zeros it changes nothing.
   *
   * @param twice per cent of the events that are said twice
   * @param late per cent of the events that are said behind the next one
   */
  EventShuffle(long seed, int twice, int late) {
    this.random = new Random(seed);
    this.twice = twice;
    this.late = late;
  }

  /** What is to be said now that this event has happened. */
  List<SwitchEvent> next(SwitchEvent event) {
    List<SwitchEvent> said = new ArrayList<>();
    if (held.isEmpty() && random.nextInt(PERCENT) < late) {
      held.add(event);
      return said;
    }
    said.add(event);
    said.addAll(rest());
    if (random.nextInt(PERCENT) < twice) {
      said.add(said.get(random.nextInt(said.size())));
    }
    return said;
  }

  /** What was held back. */
  List<SwitchEvent> rest() {
    List<SwitchEvent> said = List.copyOf(held);
    held.clear();
    return said;
  }
}
