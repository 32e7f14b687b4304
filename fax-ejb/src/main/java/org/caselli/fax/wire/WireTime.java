package org.caselli.fax.wire;

import java.time.Instant;

/** Times on the wire: whole Gregorian seconds, counted from the year 0 as in Kazoo. */
public final class WireTime {
  private static final long UNIX_EPOCH = 62_167_219_200L;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final long LAST_NANO = 999_999_999;

  private WireTime() {}

  /** Whether a time has a date of four digits: others would not fit into the database. */
  static boolean isWritable(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  /** Gregorian seconds, the fraction cut off. */
  public static long of(Instant instant) {
    return instant.getEpochSecond() + UNIX_EPOCH;
  }

  /** The beginning of a Gregorian second. */
  public static Instant startOf(long gregorianSeconds) {
    return Instant.ofEpochSecond(gregorianSeconds - UNIX_EPOCH);
  }

  /** The last moment of a Gregorian second. */
  public static Instant endOf(long gregorianSeconds) {
    return startOf(gregorianSeconds).plusNanos(LAST_NANO);
  }
}
