package org.caselli.fax.app.prepare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for some minutes what was made and is not to be kept, so that who reads it in parts, or
 * asks first how large it is, does not have it made each time. The bytes lie in the store without a
 * reference, which keeps them for an hour. Thread-safe.
 */
final class LatelyMade<K, V> {
  private static final Duration LENGTH = Duration.ofMinutes(20);
  private static final int MOST = 1_000;

  private final Clock clock;
  private final Map<K, Made<V>> made = new LinkedHashMap<>();

  LatelyMade(Clock clock) {
    this.clock = clock;
  }

  private record Made<V>(V value, Instant at) {}

  synchronized void remember(K key, V value) {
    forgetOld();
    made.remove(key);
    made.put(key, new Made<>(value, clock.instant()));
  }

  synchronized Optional<V> find(K key) {
    forgetOld();
    return Optional.ofNullable(made.get(key)).map(Made::value);
  }

  /** Forgets everything; returns how much that was. */
  synchronized int forget() {
    int all = made.size();
    made.clear();
    return all;
  }

  private void forgetOld() {
    Instant before = clock.instant().minus(LENGTH);
    Iterator<Made<V>> oldest = made.values().iterator();
    while (oldest.hasNext()) {
      if (oldest.next().at().isAfter(before) && made.size() < MOST) {
        return;
      }
      oldest.remove();
    }
  }
}
