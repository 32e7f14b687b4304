package org.caselli.fax.app.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How much this node has under way for which webhook. Thread-safe. */
final class Receivers {
  private final Map<UUID, Integer> busy = new HashMap<>();
  private final int most;
  private int all;

  /**
   * Nothing under way.
   *
   * @param most how much there may be in all
   */
  Receivers(int most) {
    this.most = most;
  }

  /** Whether more may be begun. */
  synchronized boolean hasRoom() {
    return all < most;
  }

  synchronized int busyWith(UUID webhook) {
    return busy.getOrDefault(webhook, 0);
  }

  synchronized void began(UUID webhook, int count) {
    busy.merge(webhook, count, Integer::sum);
    all += count;
  }

  synchronized void ended(UUID webhook) {
    busy.computeIfPresent(webhook, (id, count) -> count > 1 ? count - 1 : null);
    all--;
  }
}
