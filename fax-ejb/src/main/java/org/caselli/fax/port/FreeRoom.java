package org.caselli.fax.port;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How much room there is on the disks that accepted work is written to. Thread-safe. */
@FunctionalInterface
public interface FreeRoom {
  /** In bytes: less than that is no room. */
  long LEAST = 1024 * 1024;

  /** Free bytes by the name of the place; one that cannot be looked at is left out. */
  Map<String, Long> freeBytes();

  /** Whether there is so little that nothing can be relied on to be written, not even by us. */
  default boolean isExhausted() {
    return freeBytes().values().stream().anyMatch(bytes -> bytes < LEAST);
  }

  /**
   * Whether something failed because a disk or its owner's share of it is full (ENOSPC, EDQUOT),
   * which Java tells apart from other faults by their words only.
   */
  static boolean wasMissing(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(IOException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(words -> words.contains("no space left") || words.contains("quota exceeded"));
  }
}
