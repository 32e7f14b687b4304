package org.caselli.fax.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Events that have not been told to all listeners yet. Within the caller's transaction. */
public interface EventOutbox {
  /** Keeps events, in order. */
  void add(List<FaxEvent> events);

  /** The first of those that are kept, in the order in which they were added. */
  List<Kept> next(int most);

  /** They have been told. */
  void remove(List<Kept> events);

  /**
   * Forgets what nobody could be told in time.
   *
   * @return how many
   */
  int forgetBefore(Instant time);

  /** How many are kept. */
  long waiting();

  /**
   * An event that is kept.
   *
   * @param seq its place in the order
   */
  record Kept(long seq, FaxEvent event) {
    public Kept {
      Objects.requireNonNull(event);
    }
  }
}
